import { addAdvance, removeWake } from './add-jobs'
import type { Failure } from './failure'
import type { Query } from './store'

/** What a waiting step comes to: JSON text, or a failure that the function may catch. */
export type Settled = { data: string } | { error: Failure }

/**
 * Ends a step that waits for a time, an event or another run, and lets its run go on. False when
 * nothing waited any more.
 */
export async function settleStep(
  query: Query,
  runId: string,
  stepId: string,
  settled: Settled,
): Promise<boolean> {
  if (!(await lockRun(query, runId))) return false
  const data = 'data' in settled ? settled.data : null
  const error = 'error' in settled ? JSON.stringify(settled.error) : null
  const [step] = await query<{ joined: boolean }>(
    `update job_steps set status = $3, data = $4, error = $5, ended_at = now(),
       position = ${nextPosition}
     where run_id = $1 and id = $2 and status = 'waiting' returning joined`,
    [runId, stepId, error ? 'failed' : 'completed', data, error],
  )
  if (!step) return false
  await query('delete from job_waits where run_id = $1 and step_id = $2', [runId, stepId])
  await removeWake(query, { run: runId, step: stepId })
  await goOn(query, runId, step.joined, Buffer.byteLength(data ?? error ?? ''))
  return true
}

/** The place of a step that ends now, under the lock on its run. */
export const nextPosition =
  '(select coalesce(max(position), -1) + 1 from job_steps where run_id = $1)'

/** Every change to a run's steps from outside its own call is made under this lock. */
export async function lockRun(query: Query, runId: string): Promise<boolean> {
  const rows = await query('select 1 from job_runs where id = $1 and ended_at is null for update', [
    runId,
  ])
  return rows.length > 0
}

/**
 * After a step has ended: the function is called again, once the last of the steps found together
 * with it has ended too. A call under way is fenced off, as it does not know this step's result.
 */
export async function goOn(query: Query, runId: string, joined: boolean, bytes: number) {
  const [run] = await query<{ lease: number | null; fn: string }>(
    `update job_runs set state_bytes = state_bytes + $3,
       generation = generation + go.ahead, lease = lease + go.ahead,
       attempt = case go.ahead when 1 then 0 else attempt end
     from (select case when $2::boolean and exists (
         select 1 from job_steps where run_id = $1 and joined
         and status in ('planned', 'waiting')) then 0 else 1 end as ahead) as go
     where id = $1
     returning function_id as fn, case go.ahead when 1 then lease end as lease`,
    [runId, joined, bytes],
  )
  if (!run || run.lease === null) return
  await addAdvance(query, { run: runId, fn: run.fn, lease: run.lease })
}
