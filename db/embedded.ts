import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { findBinaries } from '@/db/embedded/binaries'
import { type Access, ensureCluster, readAccess, role } from '@/db/embedded/cluster'
import { readableBinaries, type Server, settleHome } from '@/db/embedded/home'
import { waitForLock } from '@/db/embedded/lock'
import { runningServer, startServer, stopServer } from '@/db/embedded/server'

interface EmbeddedDatabase {
  /** For DATABASE_URL: the database `laurel` on the loopback. */
  url: string
  /** True when the server was running already, left behind by a Laurel that was killed. */
  adopted: boolean
  /** Stops the server, adopted or not. */
  stop(): Promise<void>
}

interface EmbeddedOptions {
  /** Holds the cluster in `postgres/`, and a pointer to it where it must lie elsewhere. */
  dataDir: string
  /** `false` trades safety against power cuts for speed: for tests alone. */
  durable?: boolean
  /** Hears what is going on, a line at a time. */
  log?: (line: string) => void
}

/**
 * Starts the PostgreSQL that comes with Laurel, making its cluster on first use, or adopts the
 * server that still runs there.
 *
 * @throws DatabaseSetupError with a sentence for the operator.
 */
export async function startDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { durable = true, log = () => undefined } = options
  const dataDir = resolve(options.dataDir)
  const found = await findBinaries()
  const home = settleHome(dataDir)
  const lock = await waitForLock(join(home.base, 'postgres.lock'))
  try {
    const server: Server = { ...home, durable, binaries: await readableBinaries(found, home) }
    await ensureCluster(server, found.major)
    const adoptable = await adopt(server)
    if (adoptable) log(`Adopted the database that was running in ${home.cluster}.`)
    const access = adoptable ?? (await startServer(server))
    await ensureDatabase(access)
    return {
      url: urlOf(access, role),
      adopted: adoptable !== undefined,
      stop: () => stopServer(server),
    }
  } finally {
    lock.release()
  }
}

/** How to reach the running server once it answers, or `undefined` when there is none. */
async function adopt({ cluster }: Server): Promise<Access | undefined> {
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    const running = runningServer(cluster)
    if (!running) return undefined
    const access = { ...readAccess(cluster), port: running.port }
    // It may be starting up, recovering or going down.
    if (await answers(access)) return access
    await sleep(50)
  }
  return undefined
}

async function answers(access: Access) {
  try {
    await once(access, 'postgres', (sql) => sql`select 1`)
    return true
  } catch {
    return false
  }
}

async function ensureDatabase(access: Access) {
  try {
    await once(access, role, (sql) => sql`select 1`)
  } catch (error) {
    const missing = error instanceof postgres.PostgresError && error.code === '3D000'
    if (!missing) throw error
    await once(access, 'postgres', (sql) => sql.unsafe(`create database ${role}`))
  }
}

async function once(
  access: Access,
  database: string,
  ask: (sql: postgres.Sql) => Promise<unknown>,
) {
  const sql = postgres(urlOf(access, database), {
    max: 1,
    fetch_types: false,
    connect_timeout: 5,
    onnotice: () => undefined,
  })
  try {
    await ask(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function urlOf({ port, password }: Access, database: string) {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
}
