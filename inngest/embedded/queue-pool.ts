import type pg from 'pg'
import { isAway, type Store } from './store'

/**
 * The pool as graphile-worker is given it: a statement that meets a cut connection is tried again
 * on another. 0.17 either leaves such a failure unhandled or, in batches, never ends after two.
 *
 * `onDoubt` is called when the answer to asking for a job was lost: it may be locked for nobody.
 */
export function queuePool(store: Store, onDoubt: () => void): pg.Pool {
  const connect = (callback?: Parameters<pg.Pool['connect']>[0]) =>
    callback ? store.pool.connect(callback) : borrow(store, onDoubt)
  return new Proxy(store.pool, {
    get(pool, name) {
      if (name === 'connect') return connect
      const value: unknown = Reflect.get(pool, name)
      return typeof value === 'function' ? value.bind(pool) : value
    },
  })
}

async function borrow(store: Store, onDoubt: () => void) {
  let client: pg.PoolClient | undefined = await store.persist(() => store.pool.connect())
  let inTransaction = false

  async function attempt(args: Parameters<pg.PoolClient['query']>) {
    client ??= await store.pool.connect()
    try {
      return await client.query(...args)
    } catch (error) {
      if (isAway(error) && !inTransaction) {
        if (asksForJob(args[0])) onDoubt()
        client.release(true)
        client = undefined
      }
      throw error
    }
  }

  return {
    // graphile-worker opens transactions for its migrations alone.
    query(...args: Parameters<pg.PoolClient['query']>) {
      if (String(args[0]) === 'begin') inTransaction = true
      return inTransaction ? attempt(args) : store.persist(() => attempt(args))
    },
    release() {
      client?.release()
    },
  }
}

function asksForJob(query: unknown): boolean {
  return String((query as { name?: string }).name).startsWith('get_job')
}
