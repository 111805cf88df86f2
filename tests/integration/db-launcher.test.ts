import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import {
  bundleLauncher,
  launch,
  ownFolder,
  type Starter,
  spawnLauncher,
  starters,
  temporaryFolder,
} from '@/tests/support/launcher'

const folder = temporaryFolder()
let script: string
beforeAll(async () => {
  script = await bundleLauncher(folder)
})

describe.each(starters)('started by %s', (starter: Starter) => {
  let dataDir: string
  let cluster: string
  beforeAll(() => {
    dataDir = ownFolder(folder, `data-${starter.replace(' ', '-')}`, starter)
    cluster = join(dataDir, 'postgres')
  })
  const start = () => launch({ script, dataDir, starter })

  it('makes the cluster once for two that start together, and the second adopts', async () => {
    const both = await Promise.all([start(), start()])
    const [first, second] = both.map(({ said }) => said)
    expect(first?.url).toMatch(/^postgres:\/\/laurel:.+@127\.0\.0\.1:\d+\/laurel$/)
    expect(second?.url).toBe(first?.url)
    expect(both.map(({ said }) => said.adopted).sort()).toEqual([false, true])
    expect(await ask(first?.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await both[0]?.stop()
    await both[1]?.stop()
  })

  it('leaves nothing readable to others, no password file and no lock', () => {
    expect(readdirSync(dataDir)).toEqual(['postgres'])
    expect(statSync(cluster).mode & 0o777).toBe(0o700)
    expect(statSync(join(cluster, 'laurel.json')).mode & 0o777).toBe(0o600)
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false)
    if (process.getuid?.() === 0) expect(statSync(cluster).uid).toBe(65534)
  })

  it('makes an UTF-8 database with checksums and the portable locale, durable', async () => {
    const { said, stop } = await start()
    const [row] = await ask(
      said.url,
      `select pg_encoding_to_char(encoding) as encoding, datlocprovider, datlocale,
              current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
              current_setting('full_page_writes') as pages,
              current_setting('synchronous_commit') as commit
       from pg_database where datname = current_database()`,
    )
    expect(row).toEqual({
      encoding: 'UTF8',
      datlocprovider: 'b',
      datlocale: 'C.UTF-8',
      checksums: 'on',
      fsync: 'on',
      pages: 'on',
      commit: 'on',
    })
    await stop()
  })

  it('listens on the loopback alone and asks for the password', async () => {
    const { said, stop } = await start()
    const url = new URL(said.url)
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((card) => card?.family === 'IPv4' && !card.internal)?.address
    if (outside) {
      const elsewhere = new URL(url)
      elsewhere.hostname = outside
      await expect(ask(elsewhere.href, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    }
    url.password = 'guessed'
    await expect(ask(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    await stop()
  })

  it('adopts the server of a Laurel that was killed, and stops it', async () => {
    const first = await start()
    first.process.kill('SIGKILL')
    await once(first.process, 'exit')
    const second = await start()
    expect(second.said).toMatchObject({ adopted: true, url: first.said.url })
    await second.stop()
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false)
  })

  it('is not stopped by Ctrl-C, which reaches the whole group of processes', async () => {
    const first = await start()
    process.kill(-(first.process.pid ?? Number.NaN), 'SIGINT')
    await once(first.process, 'exit')
    expect(await ask(first.said.url, 'select 1 as one')).toEqual([{ one: 1 }])
    const second = await start()
    expect(second.said.adopted).toBe(true)
    await second.stop()
  })

  it('recovers what was committed when the server itself is killed', async () => {
    const first = await start()
    await ask(first.said.url, 'create table kept as select 42 as answer')
    process.kill(serverPid(cluster), 'SIGKILL')
    first.process.kill('SIGKILL')
    const second = await start()
    expect(second.said.adopted).toBe(false)
    expect(await ask(second.said.url, 'select answer from kept')).toEqual([{ answer: 42 }])
    await second.stop()
  })

  it.each(['another program', 'the server of another cluster'])(
    'starts over a lock file whose number is now that of %s',
    async (kind) => {
      const first = await start()
      const pidFile = join(cluster, 'postmaster.pid')
      const lines = readFileSync(pidFile, 'utf8').split('\n')
      process.kill(serverPid(cluster), 'SIGKILL')
      await first.stop()
      // A process of the same user, which PostgreSQL takes for the server.
      const other = kind === 'another program' ? idleProgram() : await idleBackend()
      writeFileSync(pidFile, [other.pid, ...lines.slice(1)].join('\n'))
      const second = await start()
      expect(second.said).toMatchObject({ adopted: false })
      expect(await ask(second.said.url, 'select 1 as one')).toEqual([{ one: 1 }])
      await second.stop()
      await other.end()
    },
  )

  function idleProgram() {
    const child = spawnLauncher({ script: '--eval=setInterval(Date,1e6)', dataDir, starter })
    return { pid: child.pid, end: () => child.kill('SIGKILL') }
  }

  it('keeps its port, and moves only when another program has taken it', async () => {
    const first = await start()
    await first.stop()
    const port = Number(new URL(first.said.url).port)
    const squatter = createServer().listen(port, '127.0.0.1')
    await once(squatter, 'listening')
    const moved = await start()
    expect(Number(new URL(moved.said.url).port)).not.toBe(port)
    await moved.stop()
    squatter.close()
    const again = await start()
    expect(again.said.url).toBe(moved.said.url)
    await again.stop()
  })

  it('makes the cluster anew after an initdb that was cut short', async () => {
    const fresh = ownFolder(dataDir, 'fresh', starter)
    const cut = spawnLauncher({ script, dataDir: fresh, starter })
    await draftIn(fresh)
    cut.kill('SIGKILL')
    await once(cut, 'exit')
    const { said, stop } = await launch({ script, dataDir: fresh, starter })
    expect(await ask(said.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await stop()
    expect(readdirSync(fresh)).toEqual(['postgres'])
  })
})

/** A process of the run's own PostgreSQL. */
async function idleBackend() {
  const sql = postgres(inject('serverUrl'), { max: 1, fetch_types: false })
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
  return { pid: row?.pid, end: () => sql.end() }
}

function serverPid(cluster: string) {
  return Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10)
}

async function draftIn(folder: string) {
  const half = () =>
    readdirSync(folder, { recursive: true }).some((name) => /pg_wal/.test(`${name}`))
  while (!half()) await new Promise((resume) => setTimeout(resume, 5))
}

async function ask(url = '', query: string) {
  const sql = postgres(url, { max: 1, fetch_types: false })
  try {
    return [...(await sql.unsafe(query))]
  } finally {
    await sql.end()
  }
}
