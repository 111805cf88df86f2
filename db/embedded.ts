import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { findBinaries } from '@/db/embedded/binaries'
import { type Access, ensureCluster, readAccess, role } from '@/db/embedded/cluster'
import { readableBinaries, type Server, settleHome } from '@/db/embedded/home'
import { waitForLock } from '@/db/embedded/lock'
import { clearForeignLock, runningServer, startServer, stopServer } from '@/db/embedded/server'
import { DatabaseSetupError } from '@/db/setup-error'

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
    const { access, adopted } = await bringUp(server)
    if (adopted) log(`Adopted the database that was running in ${home.cluster}.`)
    await ensureDatabase(access)
    return { url: urlOf(access, role), adopted, stop: () => stopServer(server) }
  } finally {
    lock.release()
  }
}

/** How to reach the database that another Laurel runs in `dataDir`; undefined when none does. */
export function findRunningDatabase(dataDir: string): string | undefined {
  const { cluster } = settleHome(resolve(dataDir))
  const running = runningServer(cluster)
  return running && urlOf({ ...readAccess(cluster), port: running.port }, role)
}

async function bringUp(server: Server): Promise<{ access: Access; adopted: boolean }> {
  const until = Date.now() + 5000
  for (;;) {
    const running = await adopt(server)
    if (running) return { access: running, adopted: true }
    const access = await startServer(server)
    if (access) return { access, adopted: false }
    if (clearForeignLock(server.cluster)) continue
    if (Date.now() > until) {
      throw new DatabaseSetupError(
        `A PostgreSQL already runs in ${server.cluster} and does not answer; stop it and start again.`,
      )
    }
    await sleep(100)
  }
}

/** How to reach the running server once it answers, or `undefined` when there is none. */
async function adopt({ cluster }: Server): Promise<Access | undefined> {
  const until = Date.now() + 60_000
  for (let refusals = 0; Date.now() < until; await sleep(50)) {
    const running = runningServer(cluster)
    if (!running) return undefined
    const access = { ...readAccess(cluster), port: running.port }
    const answer = await knock(access)
    if (answer === 'open') return access
    // A server that recovers or goes down says so; one that is silent for two seconds is neither.
    if (answer === 'silent' && ++refusals > 40) return undefined
  }
  return undefined
}

async function knock(access: Access): Promise<'open' | 'busy' | 'silent'> {
  try {
    await once(access, 'postgres', (sql) => sql`select 1`)
    return 'open'
  } catch (error) {
    return error instanceof postgres.PostgresError ? 'busy' : 'silent'
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
