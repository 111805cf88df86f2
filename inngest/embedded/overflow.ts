import type { Op } from './answer'
import { type Failure, failure } from './failure'
import type { HeldRun } from './held-run'
import { limits } from './limits'

/** The limit that storing `data` would break, as the failure of the run, or undefined. */
export function overflow(run: HeldRun, op: Op | undefined, data: string): Failure | undefined {
  const bytes = Buffer.byteLength(data)
  const what = op ? `The step “${op.displayName ?? op.id}”` : 'The function'
  if (bytes > limits.stepOutput) {
    return failure('OutputTooLarge', `${what} returned ${bytes} bytes of ${limits.stepOutput}.`)
  }
  if (run.stateBytes + bytes > limits.runState) {
    return failure('StateTooLarge', `The run's steps hold more than ${limits.runState} bytes.`)
  }
  if (op && !run.open.has(op.id) && run.steps.size + run.open.size >= limits.steps) {
    return tooManySteps()
  }
  return undefined
}

export function tooManySteps(): Failure {
  return failure('TooManySteps', `The run has more than ${limits.steps} steps.`)
}
