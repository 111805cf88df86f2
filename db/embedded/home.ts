import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { cp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, isOpenTo, serverAccount } from '@/db/embedded/account'
import type { Binaries } from '@/db/embedded/binaries'
import { makeFolder, sayWhyUnwritable } from '@/db/embedded/folders'
import { DatabaseSetupError } from '@/db/setup-error'

/** Where the cluster lies and who runs it. */
export interface Home {
  /** Holds the cluster, and the copy of the binaries where one is needed. */
  base: string
  /** PGDATA. */
  cluster: string
  account: Account | undefined
}

/** The server of one cluster: its folder, its user, and the programs to drive it with. */
export interface Server extends Home {
  binaries: string
  durable: boolean
}

/**
 * Settles the place of the cluster: `<dataDir>/postgres`, or, where root's data folder is closed to
 * the user that the server runs as, `/var/lib/laurel/<hash>/postgres` with a pointer left behind.
 */
export function settleHome(folder: string): Home {
  makeFolder(folder)
  const dataDir = realpathSync(folder)
  const pointer = join(dataDir, 'postgres-location')
  const moved = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined
  const base = moved ?? dataDir
  const cluster = join(base, 'postgres')
  const account = serverAccount(cluster)
  if (!account || isOpenTo(account, cluster, 'own')) return { base, cluster, account }
  if (existsSync(cluster)) {
    throw new DatabaseSetupError(
      `The database in ${cluster} runs as ${account.name}, to whom a folder on the way is closed; open it again with chmod o+x.`,
    )
  }
  const elsewhere = moved ?? farHome(dataDir)
  makeFolder(elsewhere)
  writeFileSync(pointer, `${elsewhere}\n`)
  return { base: elsewhere, cluster: join(elsewhere, 'postgres'), account }
}

/** Binaries that the server's user can read: npm's own, or a copy beside the cluster. */
export async function readableBinaries(binaries: Binaries, home: Home): Promise<string> {
  const { account, base } = home
  if (!account || isReadable(binaries.home, account)) {
    return binaries.home
  }
  const copy = join(base, `postgresql-${binaries.version}`)
  if (existsSync(copy)) return copy
  const draft = `${copy}.new`
  try {
    await rm(draft, { recursive: true, force: true })
    await cp(binaries.home, draft, { recursive: true, verbatimSymlinks: true })
    openToAll(draft)
    await rename(draft, copy)
  } catch (error) {
    throw sayWhyUnwritable(copy, error)
  }
  return copy
}

function isReadable(home: string, account: Account) {
  // Two files speak for all: npm unpacks every file with the same permissions.
  const probes = ['bin/postgres', 'share/postgresql/postgres.bki']
  return probes.every((file) => isOpenTo(account, join(home, file)))
}

function openToAll(folder: string) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    const runnable = entry.isDirectory() || (statSync(path).mode & 0o100) !== 0
    chmodSync(path, runnable ? 0o755 : 0o644)
  }
}

function farHome(dataDir: string) {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  return join('/var/lib/laurel', hash)
}
