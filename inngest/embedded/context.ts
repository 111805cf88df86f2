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
  /** Who holds the slots of the calls under way: the member of the queue that runs the task. */
  workerId: string
  /** The members of this process. */
  members: Set<string>
  /** True once stop() was called: the step in hand is finished, nothing new is begun. */
  stopping: boolean
}
