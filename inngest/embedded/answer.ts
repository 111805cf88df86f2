import { retryAfter } from './backoff'
import { type Failure, failure, toFailure } from './failure'

/** One operation of a 206 answer (SDK 4.24). */
export interface Op {
  id: string
  op: string
  /** A sleep's duration, the event waited for. */
  name?: string
  displayName?: string
  opts?: {
    type?: string
    parallelMode?: string
    timeout?: string
    if?: string
    function_id?: string
    payload?: { data?: unknown }
  }
  data?: unknown
  error?: unknown
}

/** What a call came to. */
export type Answer =
  | { kind: 'step-ran'; op: Op }
  | { kind: 'step-error'; op: Op; error: Failure; waitMs?: number }
  | { kind: 'step-failed'; op: Op; error: Failure }
  | { kind: 'found'; ops: Op[] }
  | { kind: 'completed'; result: string }
  | { kind: 'error'; error: Failure; waitMs?: number }
  | { kind: 'failed'; error: Failure }

const planned = new Set(['StepPlanned', 'Sleep', 'WaitForEvent', 'InvokeFunction'])
const stepTypes = new Set([undefined, 'step.sendEvent'])

/** Reads the SDK's answer to a call. What this mode cannot do comes back as a failed run that names it. */
export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text()
  if (response.status === 200) return { kind: 'completed', result: text || 'null' }
  if (response.status === 206) return readOps(response, JSON.parse(text) as Op[])
  const error = toFailure(parsed(text))
  const final = response.status === 400 || response.headers.get('x-inngest-no-retry') === 'true'
  if (final) return { kind: 'failed', error }
  return { kind: 'error', error, ...wait(response) }
}

function readOps(response: Response, ops: Op[]): Answer {
  const odd = ops.find((op) => unsupported(op))
  if (odd) return { kind: 'failed', error: unsupportedStep(unsupported(odd) ?? odd.op) }
  const [first] = ops
  if (!first) return { kind: 'failed', error: failure('EmptyAnswer', 'The SDK found no step.') }
  switch (first.op) {
    case 'StepRun':
      return { kind: 'step-ran', op: first }
    case 'StepError':
      return { kind: 'step-error', op: first, error: toFailure(first.error), ...wait(response) }
    case 'StepFailed':
      return { kind: 'step-failed', op: first, error: toFailure(first.error) }
    default:
      return { kind: 'found', ops }
  }
}

/** The kind of step that the embedded mode has no counterpart for, or undefined. */
function unsupported(op: Op): string | undefined {
  if (!stepTypes.has(op.opts?.type)) return op.opts?.type
  const known = planned.has(op.op) || ['StepRun', 'StepError', 'StepFailed'].includes(op.op)
  return known ? undefined : op.op
}

function unsupportedStep(kind: string): Failure {
  return failure(
    'UnsupportedStep',
    `The step kind “${kind}” is not supported in embedded mode; use an Inngest server for it.`,
  )
}

function wait(response: Response): { waitMs?: number } {
  const waitMs = retryAfter(response.headers.get('retry-after'))
  return waitMs === undefined ? {} : { waitMs }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return { name: 'Error', message: text }
  }
}
