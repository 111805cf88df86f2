import postgres from 'postgres'

/**
 * The parts of a postgres.js 3.4.9 query object that the pool drives itself.
 * tests/unit/db-driver-contract.test.ts fails when another version of the driver lacks them.
 */
export interface LaneQuery extends Promise<unknown> {
  handler: (query: LaneQuery) => unknown
  reject: (error: unknown) => void
  cancelled: unknown
}

/** Why a query or a transaction was given up by us rather than by the server. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
  constructor(
    readonly code: 'CONNECTION_CLOSED' | 'QUERY_DEADLINE' | 'POOL_CLOSED' | 'TRANSACTION_OVER',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** One connection, never used again once it has closed. */
export interface Lane {
  /** Set at the moment the connection is known to be gone. */
  readonly lost: unknown
  /** Sends a query now. `done` is called once, after the query has settled. */
  run(query: LaneQuery, done: () => void): void
  /** Called with the reason when the connection goes while it is in use. */
  onLost: ((reason: unknown) => void) | null
  /** Gives the connection up: whatever runs on it is rejected, the socket is closed. */
  discard(reason: unknown): void
  /** Resolves when the socket is closed. */
  closed(): Promise<void>
}

interface LaneSettings {
  /** Options of a postgres.js client, parsed; shared so that parsers and serializers are. */
  options: postgres.Sql['options']
  /** Statement sent once, ahead of the first query. */
  greeting: string
  deadlineMs: number
  /** The connection is gone; `alarming` tells a fault of the server from one of the caller. */
  gone(lane: Lane, alarming: boolean): void
}

/**
 * A postgres.js client of exactly one connection, thrown away when that connection closes.
 *
 * postgres.js reuses a closed connection object whose pending write it has forgotten to reset, and
 * sends a transaction's next query down it: an uncaught TypeError, a pool that hangs for ever, or a
 * query run outside its transaction (upstream 1154, 1155, 1208). A lane that is never reused, and
 * that refuses queries from the very moment its socket closes, cannot reach that code.
 */
export function openLane(settings: LaneSettings): Lane {
  const { deadlineMs } = settings
  const running = new Set<LaneQuery>()
  let lost: unknown
  let ending: Promise<void> | undefined
  let refusal: unknown
  let greeted = false

  const client = postgres({
    ...settings.options,
    max: 1,
    onclose: () => drop(refusal ?? new ConnectionLost('CONNECTION_CLOSED', closedMessage), true),
  } as unknown as postgres.Options<Record<string, never>>)
  // A query that is never run: only its route to the connection is wanted.
  const send = (client.unsafe('') as unknown as LaneQuery).handler

  const lane: Lane = {
    get lost() {
      return lost
    },
    onLost: null,
    run,
    discard: (reason) => drop(reason, false),
    closed: () => ending ?? Promise.resolve(),
  }
  const greeting = greet()
  return lane

  // Error and close arrive in one tick, so the reason is taken before any promise reports it.
  function greet() {
    const greeting = client.unsafe(settings.greeting) as unknown as LaneQuery
    const { reject } = greeting
    greeting.reject = (error) => {
      refusal = error
      reject(error)
    }
    return greeting.then(
      () => {
        greeted = true
      },
      (error) => drop(error, true),
    )
  }

  function run(query: LaneQuery, done: () => void) {
    running.add(query)
    const timer = setTimeout(() => {
      const waited = `The database gave no answer within ${deadlineMs} ms.`
      drop(new ConnectionLost('QUERY_DEADLINE', waited), true)
    }, deadlineMs)
    const settle = () => {
      clearTimeout(timer)
      running.delete(query)
      done()
    }
    query.then(
      (value) => (isStream(value) ? value.once('close', settle) : settle()),
      (error) => {
        if (!answeredByServer(error)) drop(error, isConnectionFault(error))
        settle()
      },
    )
    if (greeted) send(query)
    // Nothing may wait inside the driver, which would reconnect for it when the connection closes.
    else void greeting.then(() => lost || send(query))
  }

  function drop(reason: unknown, alarming: boolean) {
    if (lost) return
    lost = reason
    for (const query of running) {
      query.cancelled = true
      query.reject(reason)
    }
    ending = client.end({ timeout: 0 })
    settings.gone(lane, alarming)
    lane.onLost?.(reason)
  }
}

const closedMessage = 'The connection to the database was closed before the query had an answer.'

/** An error that the server sent and after which the connection goes on. */
function answeredByServer(error: unknown) {
  return error instanceof postgres.PostgresError && !isFatal(error)
}

function isFatal(error: postgres.PostgresError) {
  return error.severity === 'FATAL' || error.severity === 'PANIC'
}

/** The server or the way to it failed, as against a query that could not be built or parsed. */
function isConnectionFault(error: unknown) {
  if (error instanceof postgres.PostgresError) return true
  const { code, syscall } = error as { code?: unknown; syscall?: unknown }
  return syscall !== undefined || (typeof code === 'string' && code.startsWith('CONNECT'))
}

function isStream(value: unknown): value is NodeJS.EventEmitter {
  return typeof value === 'object' && value !== null && 'once' in value && 'pipe' in value
}
