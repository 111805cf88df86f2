import type { Functions, Handler } from './functions'
import type { Log } from './log'
import type { SentEvents } from './sent-events'
import type { Store } from './store'

/** What every task of one runner shares. */
export interface RunnerContext {
  store: Store
  handler: Handler
  functions: Functions
  sent: SentEvents
  log: Log
  workerId: string
  /** True once stop() was called: the step in hand is finished, nothing new is begun. */
  stopping: boolean
}
