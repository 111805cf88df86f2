import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from './log'

/** Runs one statement; the rows come back as the driver reads them. */
export type Query = <Row = Record<string, unknown>>(
  text: string,
  values?: readonly unknown[],
) => Promise<Row[]>

/** The runner's way to the database: a small pool of its own beside the application's. */
export interface Store {
  pool: pg.Pool
  /** One statement, tried again while the database cannot be reached. */
  query: Query
  /** One transaction, tried again as a whole: `work` must have no effect outside of it. */
  transact: <T>(work: (query: Query) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

/** Longest that a finished step's result is held in memory for a database that is away. */
const patience = 5 * 60_000

export function openStore(url: string, max: number, log: Log): Store {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    query_timeout: 60_000,
    application_name: 'laurel-jobs',
  })
  // A client that is cut while lent out would otherwise end the process.
  pool.on('connect', (client) => {
    client.on('error', (error) => log.debug({ err: error }, 'A database connection was cut'))
  })
  pool.on('error', (error) => log.debug({ err: error }, 'An idle database connection was cut'))

  return {
    pool,
    query: (text, values = []) =>
      persist(async () => (await pool.query(text, [...values])).rows as never),
    transact: (work) => persist(() => once(pool, work)),
    close: () => pool.end(),
  }
}

async function once<T>(pool: pg.Pool, work: (query: Query) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const query: Query = async (text, values = []) =>
    (await client.query(text, [...values])).rows as never
  try {
    await client.query('begin')
    const result = await work(query)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    const dropped = isAway(error)
    if (!dropped) await client.query('rollback').catch(() => undefined)
    client.release(dropped)
    throw error
  }
}

async function persist<T>(attempt: () => Promise<T>): Promise<T> {
  const until = Date.now() + patience
  for (let wait = 25; ; wait = Math.min(wait * 2, 1000)) {
    try {
      return await attempt()
    } catch (error) {
      if (!(isAway(error) || isConflict(error)) || Date.now() > until) throw error
      await sleep(wait * (0.5 + Math.random()))
    }
  }
}

/** A killed backend, a restart, a server that starts up or has no connection left. */
export function isAway(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string }
  if (code && /^(08|57P0[123]|53300|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH)/.test(code)) {
    return true
  }
  return /Connection terminated|connection timeout|Query read timeout|not queryable/i.test(message)
}

function isConflict(error: unknown): boolean {
  const { code } = error as { code?: string }
  return code === '40001' || code === '40P01'
}
