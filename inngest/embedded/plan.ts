import { addStep, addWake } from './add-jobs'
import type { Op } from './answer'
import { begin } from './begin'
import type { RunnerContext } from './context'
import { instantOf } from './duration'
import { checkExpression } from './expression'
import { type Failure, Fenced, failure } from './failure'
import type { HeldRun } from './held-run'
import { limits } from './limits'
import { tooManySteps } from './overflow'
import { unsupportedEvent } from './reject'
import { nextPosition } from './settle'
import type { Query } from './store'
import { kindOf, nameOf } from './store-step'

/** `waiting`: somebody else lets the run go on; `again`: call it at once; or why it has failed. */
type Planned = 'waiting' | 'again' | Failure

/**
 * Writes the steps that a call has found: planned steps become jobs, the others begin to wait.
 * Steps already known are left alone. Writes nothing when the run cannot go on.
 */
export async function planSteps(
  context: RunnerContext,
  query: Query,
  run: HeldRun,
  ops: Op[],
): Promise<Planned> {
  const fresh = ops.filter((op) => !run.open.has(op.id) && !run.steps.has(op.id))
  const problem = refusal(run, fresh)
  if (problem) return problem
  const rows = await query(
    `update job_runs set attempt = 0, step_count = step_count + $3, error = null
     where id = $1 and generation = $2 and ended_at is null returning 1`,
    [run.id, run.generation, fresh.length],
  )
  if (rows.length === 0) throw new Fenced(run.id)
  let open = run.open.size
  for (const op of fresh) open += await planStep(context, query, run, op, ops.length)
  // Decided here: once this is committed the steps may end, and others then drive the run.
  return open === 0 ? 'again' : 'waiting'
}

function refusal(run: HeldRun, fresh: Op[]): Failure | undefined {
  if (fresh.length === 0 && run.open.size === 0) {
    return failure('Stalled', 'The function waits for something that is no step.')
  }
  if (run.steps.size + run.open.size + fresh.length > limits.steps) return tooManySteps()
  for (const op of fresh) {
    try {
      if (op.op === 'Sleep') instantOf(op.name ?? '')
      if (op.op === 'WaitForEvent') refuseWait(op)
      if (op.op === 'InvokeFunction' && op.opts?.timeout) instantOf(op.opts.timeout)
    } catch (error) {
      const [reason] = (error as Error).message.split('\n')
      return failure('InvalidStep', `The step “${nameOf(op)}” cannot be understood: ${reason}`)
    }
  }
  return undefined
}

function refuseWait({ name = '', opts }: Op) {
  const why = unsupportedEvent(name)
  if (why) throw new Error(`the event “${name}” ${why}`)
  instantOf(opts?.timeout ?? '')
  if (opts?.if) checkExpression(opts.if)
}

/** Returns how many steps are open for it: one, or none when it has failed at once. */
async function planStep(
  context: RunnerContext,
  query: Query,
  run: HeldRun,
  op: Op,
  found: number,
): Promise<0 | 1> {
  const joined = found > 1 && op.opts?.parallelMode !== 'race'
  const step = { run: run.id, step: op.id }
  switch (op.op) {
    case 'Sleep': {
      const at = instantOf(op.name ?? '')
      await insertStep(query, run, op, 'sleep', joined, at)
      await addWake(query, step, at)
      return 1
    }
    case 'WaitForEvent': {
      const at = instantOf(op.opts?.timeout ?? '')
      await insertStep(query, run, op, 'waitForEvent', joined, at)
      await query(
        `insert into job_waits (run_id, step_id, event_name, expression, expires_at)
         values ($1, $2, $3, $4, $5)`,
        [run.id, op.id, op.name, op.opts?.if ?? null, at],
      )
      await addWake(query, step, at)
      return 1
    }
    case 'InvokeFunction':
      return invoke(context, query, run, op, joined)
    default:
      await insertStep(query, run, op, kindOf(op), joined)
      await addStep(query, { ...step, fn: run.functionId, attempt: 0 })
      return 1
  }
}

async function invoke(
  context: RunnerContext,
  query: Query,
  run: HeldRun,
  op: Op,
  joined: boolean,
): Promise<0 | 1> {
  const at = op.opts?.timeout ? instantOf(op.opts.timeout) : undefined
  await insertStep(query, run, op, 'invoke', joined, at)
  const fn = context.functions.get(op.opts?.function_id ?? '')
  if (!fn) {
    const error = failure(
      'FunctionNotFound',
      `There is no function “${op.opts?.function_id}” to invoke.`,
    )
    await query(
      `update job_steps set status = 'failed', error = $3, ended_at = now(),
         position = ${nextPosition}
       where run_id = $1 and id = $2`,
      [run.id, op.id, JSON.stringify(error)],
    )
    return 0
  }
  const event = {
    ...op.opts?.payload,
    id: `invoke:${run.id}:${op.id}`,
    name: 'inngest/function.invoked',
    data: op.opts?.payload?.data ?? {},
    ts: Date.now(),
  }
  await begin(query, fn, event, { run: run.id, step: op.id })
  if (at) await addWake(query, { run: run.id, step: op.id }, at)
  return 1
}

async function insertStep(
  query: Query,
  run: HeldRun,
  op: Op,
  kind: string,
  joined: boolean,
  wakeAt?: Date,
) {
  const status = kind === 'run' || kind === 'sendEvent' ? 'planned' : 'waiting'
  await query(
    `insert into job_steps (run_id, id, name, kind, status, joined, wake_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [run.id, op.id, nameOf(op), kind, status, joined, wakeAt ?? null],
  )
}
