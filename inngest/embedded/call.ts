import { randomUUID } from 'node:crypto'
import { type Answer, readAnswer } from './answer'
import type { Handler } from './functions'
import type { Outgoing, SentEvents } from './sent-events'

/** What one call of a function is told of its run. Step results and the event are JSON text. */
export interface CallInput {
  functionId: string
  runId: string
  event: string
  /** Step hash → `{"type":"data","data":…}` or `{"type":"error","error":…}`, in order of completion. */
  steps: ReadonlyMap<string, string>
  attempt: number
  maxAttempts: number
  /** The hash of the planned step to run; without one the SDK finds what comes next. */
  stepId?: string
  /** Plan a lone step instead of running it at once. */
  planOnly?: boolean
}

export interface CallResult {
  answer: Answer
  /** What `step.sendEvent` sent: to be written in the same transaction as the step's result. */
  events: Outgoing[]
}

/**
 * Calls the function's handler in this process, by the SDK's public protocol in its strict mode:
 * `ctx.fn_id` is left out, so one call runs at most one step.
 */
export async function call(
  handler: Handler,
  sent: SentEvents,
  input: CallInput,
): Promise<CallResult> {
  const id = randomUUID()
  const events = sent.open(id)
  try {
    const query = new URLSearchParams({ fnId: input.functionId, stepId: input.stepId ?? 'step' })
    const response = await handler(
      new Request(`http://localhost/api/inngest?${query}`, {
        method: 'POST',
        // The SDK hands tracestate on to what step.sendEvent posts: it says which call sent it.
        headers: { host: 'localhost', tracestate: `laurel=${id}` },
        body: bodyOf(input),
      }),
    )
    return { answer: await readAnswer(response), events }
  } finally {
    sent.close(id)
  }
}

function bodyOf(input: CallInput): string {
  const steps = [...input.steps].map(([id, value]) => `"${id}":${value}`).join(',')
  const stack = [...input.steps.keys()]
  const ctx = {
    run_id: input.runId,
    attempt: input.attempt,
    max_attempts: input.maxAttempts,
    disable_immediate_execution: Boolean(input.stepId) || Boolean(input.planOnly),
    use_api: false,
    stack: { stack, current: Math.max(0, stack.length - 1) },
  }
  return `{"version":-1,"event":${input.event},"events":[${input.event}],"steps":{${steps}},"ctx":${JSON.stringify(ctx)}}`
}
