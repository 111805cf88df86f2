import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from './log'

/** What others can see of a member of the queue: that it lives, and under which name it locks jobs. */
export interface Presence {
  readonly id: string
  /** Says under which name graphile-worker locks jobs, before it takes the first. */
  announce: (poolId: string) => Promise<void>
  /** Leaves in good order: nothing is locked any more. */
  leave: () => Promise<void>
}

/**
 * Holds a session advisory lock for as long as this process lives. PostgreSQL frees it when the
 * connection goes, so a free lock means a dead worker, whatever became of the machine.
 *
 * `onTakenOver` is called when the connection was cut for so long that others took it for dead.
 */
export function openPresence(url: string, id: string, log: Log, onTakenOver: () => void): Presence {
  const lockKey = (randomBytes(8).readBigUInt64BE() >> 1n).toString()
  let client: pg.Client | undefined
  let poolId: string | undefined
  let announced = false
  let left = false
  let holding: Promise<void> | undefined

  /** Takes the lock on a new connection, and again whenever the connection is lost. */
  async function hold(): Promise<void> {
    for (let wait = 50; !left; wait = Math.min(wait * 2, 1000)) {
      const next = connection(url)
      next.on('error', (error) => {
        log.debug({ err: error }, 'The connection that holds the worker’s lock was cut')
        if (client !== next) return
        client = undefined
        void takeHold()
      })
      try {
        await next.connect()
        await next.query('select pg_advisory_lock($1)', [lockKey])
        await write(next)
        client = next
        return
      } catch (error) {
        await next.end().catch(() => undefined)
        log.debug({ err: error }, 'The worker’s lock could not be taken yet')
        await sleep(wait)
      }
    }
  }

  /** Joins what is under way: a second connection would wait for the lock of the first. */
  function takeHold(): Promise<void> {
    holding ??= hold().finally(() => {
      holding = undefined
    })
    return holding
  }

  async function write(on: pg.Client) {
    if (!poolId) return
    const { rowCount } = await on.query(
      `insert into job_workers (id, pool_id, lock_key, host, pid) values ($1, $2, $3, $4, $5)
       on conflict (id) do nothing`,
      [id, poolId, lockKey, hostname(), process.pid],
    )
    if (announced && rowCount === 1) onTakenOver()
    announced = true
  }

  /** On a connection of its own: the one with the lock may have been cut just now. */
  async function remove() {
    const own = connection(url)
    own.on('error', (error) => log.debug({ err: error }, 'The connection to leave on was cut'))
    try {
      await own.connect()
      await own.query('delete from job_workers where id = $1', [id])
    } finally {
      await own.end().catch(() => undefined)
    }
  }

  return {
    id,
    async announce(name) {
      poolId = name
      while (!announced && !left) {
        if (client) await write(client).catch(() => sleep(50))
        else await takeHold()
      }
    },
    async leave() {
      left = true
      // What is being connected now would announce us again, and stay.
      await holding
      await remove().catch((error) => {
        log.debug({ err: error }, 'The worker left without a word: others find its lock free')
      })
      await client?.end().catch(() => undefined)
    },
  }
}

function connection(url: string): pg.Client {
  return new pg.Client({
    connectionString: url,
    keepAlive: true,
    // A server that does not notice a cut keeps the old lock: nobody waits for it without end.
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
    application_name: 'laurel-presence',
  })
}
