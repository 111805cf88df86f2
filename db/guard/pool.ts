import type postgres from 'postgres'
import { bind } from '@/db/guard/bind'
import { ConnectionLost, type Lane, type LaneQuery, openLane } from '@/db/guard/lane'
import { transactOn } from '@/db/guard/transaction'

/** The postgres.js `sql` as Laurel uses it: queries, fragments, `array`, `json` and `begin`. */
export type Sql = postgres.ISql & Pick<postgres.Sql, 'begin' | 'options'>

/** A pool that outlives the death of any of its connections. */
export interface Pool {
  sql: Sql
  /** False from the loss of a connection until the server has answered on a fresh one. */
  ready(): boolean
  /** Lets running queries end for at most five seconds, then closes every connection. */
  close(): Promise<void>
}

interface PoolSettings {
  max: number
  /** Longest wait for a free connection, and then for an answer. */
  deadlineMs: number
  /** A connection unused for so long is closed. */
  idleMs: number
  greeting: string
}

interface Claim {
  give(lane: Lane): void
  refuse(reason: unknown): void
}

/** @param builder a client that builds queries and holds the options; it never connects itself. */
export function openPool(builder: postgres.Sql, settings: PoolSettings): Pool {
  const { max, deadlineMs, idleMs, greeting } = settings
  const lanes = new Set<Lane>()
  const idle: Lane[] = []
  const waiting: Claim[] = []
  const idleTimers = new WeakMap<Lane, NodeJS.Timeout>()
  let healthy = true
  let probing = false
  let closing = false
  let drained: (() => void) | undefined

  const bound = bind(builder, submit)
  const sql = Object.assign(bound, { begin, options: builder.options }) as unknown as Sql
  return { sql, ready: () => healthy && !closing, close }

  function submit(query: LaneQuery) {
    if (query.cancelled) return
    claim({
      give: (lane) => lane.run(query, () => release(lane)),
      refuse: (reason) => query.reject(reason),
    })
  }

  async function begin(...args: unknown[]) {
    const work = args.at(-1) as Parameters<typeof transactOn>[3]
    const mode = args.length > 1 ? String(args[0]).replace(/[^a-z ]/gi, '') : ''
    const lane = await new Promise<Lane>((give, refuse) => claim({ give, refuse }))
    try {
      return await transactOn(lane, builder, `begin ${mode}`, work)
    } finally {
      release(lane)
    }
  }

  /** Hands over an idle lane, a new one, or the next to come free. */
  function claim(asked: Claim) {
    if (closing) return asked.refuse(closedPool())
    const lane = idle.pop()
    if (lane) {
      clearTimeout(idleTimers.get(lane))
      return asked.give(lane)
    }
    if (lanes.size < max) return asked.give(open())
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(entry), 1)
      const message = `All ${max} database connections were busy for ${deadlineMs} ms.`
      asked.refuse(new ConnectionLost('QUERY_DEADLINE', message))
    }, deadlineMs)
    const entry: Claim = {
      give(free) {
        clearTimeout(timer)
        asked.give(free)
      },
      refuse(reason) {
        clearTimeout(timer)
        asked.refuse(reason)
      },
    }
    waiting.push(entry)
  }

  function open() {
    const lane = openLane({ options: builder.options, greeting, deadlineMs, gone })
    lanes.add(lane)
    return lane
  }

  function release(lane: Lane) {
    if (lane.lost) return
    const next = waiting.shift()
    if (next) return next.give(lane)
    idle.push(lane)
    if (closing) return drained?.()
    idleTimers.set(lane, setTimeout(() => lane.discard('idle'), idleMs).unref())
  }

  function gone(lane: Lane, alarming: boolean) {
    lanes.delete(lane)
    clearTimeout(idleTimers.get(lane))
    const at = idle.indexOf(lane)
    if (at >= 0) idle.splice(at, 1)
    if (closing) return drained?.()
    if (alarming) void probe()
    if (lanes.size < max) waiting.shift()?.give(open())
  }

  /** Turns readiness off, and on again once a query has been answered. */
  async function probe() {
    healthy = false
    if (probing) return
    probing = true
    for (let pause = 20; !healthy && !closing; pause = Math.min(pause * 2, 1000)) {
      const answered = bound`select 1`.then(
        () => true,
        () => false,
      )
      if (await answered) healthy = true
      else await new Promise((resume) => setTimeout(resume, pause).unref())
    }
    probing = false
  }

  async function close() {
    closing = true
    for (const asked of waiting.splice(0)) asked.refuse(closedPool())
    const patience = new Promise<void>((resolve) => setTimeout(resolve, 5000).unref())
    while (idle.length < lanes.size) {
      const quiet = new Promise<void>((resolve) => {
        drained = resolve
      })
      const late = await Promise.race([quiet, patience.then(() => true)])
      if (late) break
    }
    const open = [...lanes]
    for (const lane of open) lane.discard(closedPool())
    await Promise.all(open.map((lane) => lane.closed()))
  }
}

function closedPool() {
  return new ConnectionLost('POOL_CLOSED', 'The database connections of this process are closed.')
}
