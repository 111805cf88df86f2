import type postgres from 'postgres'
import { bind } from '@/db/guard/bind'
import { ConnectionLost, type Lane, type LaneQuery } from '@/db/guard/lane'

type Work = (sql: postgres.TransactionSql) => unknown

/**
 * Runs `work` inside `begin` … `commit` on a lane that nothing else uses meanwhile.
 *
 * Resolves only after the server has said COMMIT. When the connection goes, it rejects at once and
 * refuses whatever `work` still sends; a loss during the commit itself leaves the outcome unknown.
 */
export async function transactOn(
  lane: Lane,
  builder: postgres.Sql,
  begin: string,
  work: Work,
): Promise<unknown> {
  const queue: LaneQuery[] = []
  let running = false
  let over: unknown
  let failure: unknown
  let savepoints = 0

  // The lane's own statements go past the gate that `over` closes to the caller's.
  const own = bind(builder, enqueue)
  const lost = new Promise<never>((_, reject) => {
    lane.onLost = (reason) => {
      finish(reason)
      reject(reason)
    }
  })
  lost.catch(() => undefined)

  try {
    await own.unsafe(begin)
    const result = await Promise.race([settle(work(scope())), lost])
    finish(new ConnectionLost('TRANSACTION_OVER', overMessage))
    const { command } = await own.unsafe('commit')
    // A failed statement that the caller swallowed turns the commit into a rollback.
    if (command !== 'COMMIT')
      throw failure ?? new Error('The database rolled the transaction back.')
    return result
  } catch (error) {
    finish(error)
    if (!lane.lost) await own.unsafe('rollback').catch((fault: unknown) => lane.discard(fault))
    throw error
  } finally {
    lane.onLost = null
  }

  function scope(): postgres.TransactionSql {
    const sql = bind(builder, (query) => (over ? query.reject(over) : enqueue(query)))
    return Object.assign(sql, { savepoint }) as unknown as postgres.TransactionSql
  }

  async function savepoint(first: string | Work, second?: Work) {
    const inner = typeof first === 'function' ? first : second
    if (!inner) throw new TypeError('A savepoint needs a function to run.')
    const name = `s${savepoints++}`
    const sql = scope()
    await sql.unsafe(`savepoint ${name}`)
    try {
      const result = await settle(inner(sql))
      await sql.unsafe(`release savepoint ${name}`)
      return result
    } catch (error) {
      if (!over) await sql.unsafe(`rollback to ${name}`)
      throw error
    }
  }

  function enqueue(query: LaneQuery) {
    if (lane.lost) return query.reject(lane.lost)
    queue.push(query)
    next()
  }

  // One at a time: nothing of a transaction may wait inside the driver when the connection closes.
  function next() {
    const query = running ? undefined : queue.shift()
    if (!query) return
    running = true
    query.then(undefined, (error) => {
      failure ??= error
    })
    lane.run(query, () => {
      running = false
      next()
    })
  }

  function finish(reason: unknown) {
    over ??= reason
    for (const query of queue.splice(0)) query.reject(over)
  }
}

const overMessage = 'A query was sent after its transaction had ended; await it inside.'

function settle(value: unknown) {
  return Promise.resolve(Array.isArray(value) ? Promise.all(value) : value)
}
