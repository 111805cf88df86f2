import { type AdvancePayload, addAdvance } from './add-jobs'
import type { Op } from './answer'
import { backoff } from './backoff'
import { type CallResult, call } from './call'
import type { RunnerContext } from './context'
import { type Failure, Fenced, failure } from './failure'
import { finish, type Outcome } from './finish'
import type { JobFunction } from './functions'
import { dataState, errorState, type HeldRun, hold, readSteps, yieldRun } from './held-run'
import { limits } from './limits'
import { overflow } from './overflow'
import { planSteps } from './plan'
import { withSlot } from './slots'
import { storeRetry, storeStep } from './store-step'

/** How long one run may keep a place in the queue while others wait, in milliseconds. */
const slice = 500

/**
 * The task that drives a run: takes it, calls its function step after step, and writes each result
 * before the next call. It returns only when the job has no more use; otherwise it throws, and the
 * job stays in the queue.
 */
export async function advance(
  context: RunnerContext,
  payload: AdvancePayload,
  tries: number,
): Promise<void> {
  await withSlot(context, { task: 'advance', payload, step: '' }, async () => {
    const run = await hold(context.store, payload.run, payload.lease)
    if (!run) return
    const fn = context.functions.get(run.functionId)
    if (!fn) return giveUp(context, run, unknownFunction(run.functionId))
    if (tries > limits.crashes) return giveUp(context, run, crashed(tries))
    try {
      await drive(context, run, fn)
    } catch (error) {
      if (!(error instanceof Fenced && (await isReplaced(context, payload)))) throw error
    }
  })
}

async function drive(context: RunnerContext, run: HeldRun, fn: JobFunction) {
  const until = Date.now() + slice
  while (await takeStep(context, run, fn)) {
    if (!context.stopping && Date.now() < until) continue
    await context.store.transact((query) => yieldRun(query, run))
    return
  }
}

/** One call and what it came to. True when the function is to be called again at once. */
async function takeStep(context: RunnerContext, run: HeldRun, fn: JobFunction): Promise<boolean> {
  const { answer, events } = await callRun(context, run, fn)
  switch (answer.kind) {
    case 'step-ran': {
      const data = JSON.stringify(answer.op.data ?? null)
      const tooMuch = overflow(run, answer.op, data)
      if (tooMuch) return end(context, run, { status: 'failed', error: tooMuch })
      await storeStep(context.store, run, answer.op, { data }, events)
      run.steps.set(answer.op.id, dataState(data))
      return true
    }
    case 'step-failed': {
      const error = JSON.stringify(answer.error)
      await storeStep(context.store, run, answer.op, { error: answer.error })
      run.steps.set(answer.op.id, errorState(error))
      return true
    }
    case 'step-error':
      return tryAgain(context, run, answer.error, answer.waitMs, answer.op)
    case 'error':
      if (run.attempt + 1 < fn.maxAttempts) {
        return tryAgain(context, run, answer.error, answer.waitMs)
      }
      return end(context, run, { status: 'failed', error: answer.error })
    case 'failed':
      return end(context, run, { status: 'failed', error: answer.error })
    case 'completed': {
      const tooMuch = overflow(run, undefined, answer.result)
      if (tooMuch) return end(context, run, { status: 'failed', error: tooMuch })
      return end(context, run, { status: 'completed', result: answer.result })
    }
    case 'found':
      return plan(context, run, answer.ops)
  }
}

function callRun(context: RunnerContext, run: HeldRun, fn: JobFunction): Promise<CallResult> {
  return call(context.handler, context.sent, {
    functionId: run.functionId,
    runId: run.id,
    event: run.event,
    steps: run.steps,
    attempt: run.attempt,
    maxAttempts: fn.maxAttempts,
    planOnly: run.open.size > 0,
  })
}

async function plan(context: RunnerContext, run: HeldRun, ops: Op[]): Promise<boolean> {
  const planned = await context.store.transact((query) => planSteps(context, query, run, ops))
  if (planned === 'waiting') return false
  if (planned !== 'again') return end(context, run, { status: 'failed', error: planned })
  const { steps, open } = await readSteps(context.store.query, run.id)
  Object.assign(run, { steps, open, attempt: 0 })
  return true
}

async function tryAgain(
  context: RunnerContext,
  run: HeldRun,
  error: Failure,
  waitMs: number | undefined,
  op?: Op,
): Promise<false> {
  const at = new Date(Date.now() + (waitMs ?? backoff(run.attempt)))
  await context.store.transact(async (query) => {
    const lease = await storeRetry(query, run, error, at, op)
    await addAdvance(query, { run: run.id, fn: run.functionId, lease }, at)
  })
  return false
}

async function end(context: RunnerContext, run: HeldRun, outcome: Outcome): Promise<false> {
  await context.store.transact(async (query) => {
    if (!(await finish(query, run.id, outcome, run.generation))) throw new Fenced(run.id)
  })
  if (outcome.status === 'failed') {
    context.log.warn({ run: run.id, function: run.functionId, err: outcome.error }, 'A run failed')
  }
  return false
}

async function giveUp(context: RunnerContext, run: HeldRun, error: Failure) {
  await end(context, run, { status: 'failed', error })
}

/** A job that no longer drives its run is done with; one that still does must stay in the queue. */
async function isReplaced({ store }: RunnerContext, { run, lease }: AdvancePayload) {
  const rows = await store.query(
    'select 1 from job_runs where id = $1 and lease = $2 and ended_at is null',
    [run, lease],
  )
  return rows.length === 0
}

function unknownFunction(id: string) {
  return failure('FunctionNotFound', `This installation has no function “${id}” any more.`)
}

function crashed(tries: number) {
  return failure(
    'WorkerCrashed',
    `The worker died or failed ${tries - 1} times while it ran this step.`,
  )
}
