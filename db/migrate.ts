import { createRequire } from 'node:module'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import type postgres from 'postgres'
import { DatabaseSetupError } from '@/db/setup-error'
import { connectLazily, sayWhyRefused } from '@/db/url'

const oldestSupported = 15

/** "Laurel" and "migrations", for PostgreSQL's advisory locks. */
const lockKey = [0x1a57e1, 1] as const

interface MigrateOptions {
  /** Folder of the migrations; the installation's own unless given. */
  folder?: string
}

/**
 * Brings the database to this version's tables, and those of the job queue. Several instances may
 * start at once: one works and the others wait. Quick when there is nothing to do.
 *
 * @throws DatabaseSetupError when the server cannot be reached, is too old, or refuses.
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<void> {
  const { folder = join(installation(), 'db', 'migrations') } = options
  // One connection, for the lock belongs to it.
  const sql = connectLazily(url)
  try {
    await checkVersion(sql)
    await sql`select pg_advisory_lock(${lockKey[0]}, ${lockKey[1]})`
    await applyMigrations(drizzle(sql), { migrationsFolder: folder })
    await migrateJobQueue(sql, url)
    await indexForSearch(sql)
  } catch (error) {
    throw sayWhyRefused(url, error)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function checkVersion(sql: postgres.Sql) {
  const [row] = await sql<{ number: number; name: string }[]>`
    select current_setting('server_version_num')::int as number,
           current_setting('server_version') as name`
  if (row && row.number >= oldestSupported * 10_000) return
  throw new DatabaseSetupError(
    `Laurel needs PostgreSQL ${oldestSupported} or newer and the server of DATABASE_URL is ${row?.name}; upgrade it, or leave DATABASE_URL unset to use the one that comes with Laurel.`,
  )
}

/** Once more at each start: where pg_trgm was missing, it may have been installed since. */
async function indexForSearch(sql: postgres.Sql) {
  const [known] = await sql`select where to_regprocedure('ensure_search_indexes()') is not null`
  if (!known) return
  const [row] = await sql<{ there: boolean }[]>`select ensure_search_indexes() as there`
  if (row?.there) return
  console.warn(
    'This PostgreSQL has no pg_trgm, so searching people by a part of a name is slow where there are many; install postgresql-contrib, or have a superuser run CREATE EXTENSION pg_trgm.',
  )
}

/** The version applied stands in the schema's comment, so that the queue is loaded only for work. */
async function migrateJobQueue(sql: postgres.Sql, connectionString: string) {
  const wanted = `graphile-worker ${queueVersion()}`
  const [row] = await sql<{ applied: string | null }[]>`
    select obj_description(to_regnamespace('graphile_worker'), 'pg_namespace') as applied`
  if (row?.applied === wanted) return
  const { Logger, runMigrations } = await import('graphile-worker')
  await runMigrations({ connectionString, logger: new Logger(() => () => undefined) })
  await sql.unsafe(`comment on schema graphile_worker is '${wanted}'`)
}

function queueVersion() {
  const load = createRequire(join(installation(), 'package.json'))
  return (load('graphile-worker/package.json') as { version: string }).version
}

function installation() {
  return process.env.LAUREL_ROOT ?? process.cwd()
}
