import { addEvents, addStep, type StepPayload } from './add-jobs'
import { backoff } from './backoff'
import { type CallResult, call } from './call'
import type { RunnerContext } from './context'
import { type Failure, failure } from './failure'
import { finish } from './finish'
import type { JobFunction } from './functions'
import { type HeldRun, read } from './held-run'
import { limits } from './limits'
import { overflow } from './overflow'
import { goOn, lockRun, nextPosition } from './settle'
import { withSlot } from './slots'
import type { Query } from './store'

/**
 * The task for one planned step, which runs beside others of its run. Its result counts only while
 * the step is still planned with this attempt; the last one to end lets the run go on.
 */
export async function runStep(
  context: RunnerContext,
  payload: StepPayload,
  tries: number,
): Promise<void> {
  await withSlot(context, { task: 'run_step', payload, step: payload.step }, async () => {
    const run = await read(context.store, payload.run)
    const fn = run && context.functions.get(run.functionId)
    if (!run || !fn || run.open.get(payload.step) !== payload.attempt) return
    const result =
      tries > limits.crashes ? crashed(tries) : await callStep(context, run, fn, payload)
    await context.store.transact((query) => store(query, run, fn, payload, result))
  })
}

function callStep(context: RunnerContext, run: HeldRun, fn: JobFunction, payload: StepPayload) {
  return call(context.handler, context.sent, {
    functionId: run.functionId,
    runId: run.id,
    event: run.event,
    steps: run.steps,
    attempt: payload.attempt,
    maxAttempts: fn.maxAttempts,
    stepId: payload.step,
  })
}

function crashed(tries: number): CallResult {
  const message = `The worker died or failed ${tries - 1} times while it ran this step.`
  return { answer: { kind: 'failed', error: failure('WorkerCrashed', message) }, events: [] }
}

async function store(
  query: Query,
  run: HeldRun,
  fn: JobFunction,
  payload: StepPayload,
  { answer, events }: CallResult,
): Promise<void> {
  if (!(await lockRun(query, run.id))) return
  const last = payload.attempt + 1 >= fn.maxAttempts
  switch (answer.kind) {
    case 'step-ran': {
      const data = JSON.stringify(answer.op.data ?? null)
      const tooMuch = overflow(run, answer.op, data)
      if (tooMuch) return fail(query, payload, tooMuch)
      if (await endStep(query, payload, { data })) await addEvents(query, events)
      return
    }
    case 'step-failed':
      await endStep(query, payload, { error: answer.error })
      return
    case 'step-error':
      if (!last) return tryAgain(query, payload, answer.error, answer.waitMs)
      await endStep(query, payload, { error: answer.error })
      return
    case 'error':
      if (!last) return tryAgain(query, payload, answer.error, answer.waitMs)
      return fail(query, payload, answer.error)
    case 'failed':
      return fail(query, payload, answer.error)
    case 'completed':
      if (await isPlanned(query, payload)) {
        await finish(query, run.id, { status: 'completed', result: answer.result })
      }
      return
    case 'found':
      return fail(query, payload, failure('StepNotFound', 'The planned step was not found.'))
  }
}

async function isPlanned(query: Query, { run, step, attempt }: StepPayload): Promise<boolean> {
  const rows = await query(
    `select 1 from job_steps
     where run_id = $1 and id = $2 and attempt = $3 and status = 'planned'`,
    [run, step, attempt],
  )
  return rows.length > 0
}

async function endStep(
  query: Query,
  { run, step, attempt }: StepPayload,
  result: { data: string } | { error: Failure },
): Promise<boolean> {
  const data = 'data' in result ? result.data : null
  const error = 'error' in result ? JSON.stringify(result.error) : null
  const [row] = await query<{ joined: boolean }>(
    `update job_steps set status = $3, data = $4, error = $5, ended_at = now(), wake_at = null,
       position = ${nextPosition}
     where run_id = $1 and id = $2 and attempt = $6 and status = 'planned' returning joined`,
    [run, step, error ? 'failed' : 'completed', data, error, attempt],
  )
  if (!row) return false
  await goOn(query, run, row.joined, Buffer.byteLength(data ?? error ?? ''))
  return true
}

/** As the ends of a step do, counts only while the step is planned with this attempt. */
async function tryAgain(query: Query, payload: StepPayload, error: Failure, waitMs?: number) {
  const at = new Date(Date.now() + (waitMs ?? backoff(payload.attempt)))
  const rows = await query(
    `update job_steps set attempt = attempt + 1, error = $3, wake_at = $4
     where run_id = $1 and id = $2 and attempt = $5 and status = 'planned' returning 1`,
    [payload.run, payload.step, JSON.stringify(error), at, payload.attempt],
  )
  if (rows.length === 0) return
  await addStep(query, { ...payload, attempt: payload.attempt + 1 }, at)
}

async function fail(query: Query, payload: StepPayload, error: Failure) {
  if (!(await isPlanned(query, payload))) return
  await finish(query, payload.run, { status: 'failed', error })
}
