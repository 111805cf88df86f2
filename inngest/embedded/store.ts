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
  /** Tries again for as long as the database is away: a finished step's result is not given up. */
  persist: <T>(attempt: () => Promise<T>) => Promise<T>
  /** From now on what cannot be written within seconds is given up. */
  hurry: () => void
  close: () => Promise<void>
}

/** How long a runner that stops still tries, in milliseconds. */
const lastTries = 5000

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

  let hurriedAt: number | undefined

  async function persist<T>(attempt: () => Promise<T>): Promise<T> {
    for (let wait = 25; ; wait = Math.min(wait * 2, 1000)) {
      try {
        return await attempt()
      } catch (error) {
        if (!(isAway(error) || isConflict(error))) throw error
        if (hurriedAt && Date.now() > hurriedAt + lastTries) throw error
        await sleep(wait * (0.5 + Math.random()))
      }
    }
  }

  return {
    pool,
    persist,
    hurry() {
      hurriedAt ??= Date.now()
    },
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
