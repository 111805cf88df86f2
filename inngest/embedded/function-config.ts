export interface EventTrigger {
  event: string
  /** CEL over `event`. */
  expression?: string
}

interface CronTrigger {
  cron: string
}

export interface Cancellation {
  event: string
  /** CEL over `event` (what began the run) and `async` (what came now). */
  if?: string
  /** How long after the run was made the event still counts. */
  timeout?: string
}

/** A function as the SDK describes it to a server (SDK 4.24, in-band sync). */
export interface FunctionConfig {
  id: string
  name?: string
  triggers: (EventTrigger | CronTrigger)[]
  steps: Record<string, { retries?: { attempts?: number } }>
  cancel?: Cancellation[]
  idempotency?: string
  concurrency?: unknown
}
