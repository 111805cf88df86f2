import { addEvents } from './add-jobs'
import { type Failure, failure } from './failure'
import { settleStep } from './settle'
import type { Query } from './store'

export type Outcome =
  | { status: 'completed'; result: string }
  | { status: 'failed'; error: Failure }
  | { status: 'cancelled'; error: Failure }

/**
 * Ends a run, whatever it waits for, and tells the step that invoked it. With a `generation` only
 * its holder may. False when the run had ended or is held by another.
 */
export async function finish(
  query: Query,
  runId: string,
  outcome: Outcome,
  generation?: number,
): Promise<boolean> {
  const [run] = await query<EndedRun>(
    `update job_runs set status = $2, result = $3, error = $4, ended_at = now()
     where id = $1 and ended_at is null and ($5::int is null or generation = $5)
     returning ${endedRun}`,
    [
      runId,
      outcome.status,
      outcome.status === 'completed' ? outcome.result : null,
      outcome.status === 'completed' ? null : JSON.stringify(outcome.error),
      generation ?? null,
    ],
  )
  if (!run) return false
  await clearUp(query, run, outcome)
  return true
}

/** What is left to do for a run that an admin has just ended. */
export async function finishCancelled(query: Query, runId: string): Promise<void> {
  const [run] = await query<EndedRun>(
    `select ${endedRun} from job_runs where id = $1 and status = 'cancelled' for update`,
    [runId],
  )
  const error = failure('Cancelled', 'The run was cancelled.')
  if (run) await clearUp(query, run, { status: 'cancelled', error })
}

interface EndedRun {
  id: string
  function_id: string
  event: string
  parent_run_id: string | null
  parent_step_id: string | null
  generation: number
}

const endedRun = 'id, function_id, event::text as event, parent_run_id, parent_step_id, generation'

async function clearUp(query: Query, run: EndedRun, outcome: Outcome) {
  await query(
    `with waits as (delete from job_waits where run_id = $1),
       line as (delete from job_slots where run_id = $1 and worker_id is null),
       open as (
         update job_steps set status = 'cancelled', ended_at = now()
         where run_id = $1 and status in ('planned', 'retrying', 'waiting')
         returning id, wake_at)
     select graphile_worker.remove_job('wake:' || $1 || ':' || id) from open where wake_at is not null`,
    [run.id],
  )
  if (run.parent_run_id && run.parent_step_id) {
    const settled = outcome.status === 'completed' ? { data: outcome.result } : outcome
    await settleStep(query, run.parent_run_id, run.parent_step_id, settled)
  }
  if (outcome.status !== 'completed') await announce(query, run, outcome)
}

/** The event that `onFailure` and other functions start from. */
async function announce(
  query: Query,
  run: EndedRun,
  { status, error }: Exclude<Outcome, { status: 'completed' }>,
) {
  await addEvents(query, [
    {
      // A run that was tried again may fail again: each time is an event of its own.
      id: `${status}:${run.id}:${run.generation}`,
      name: `inngest/function.${status}`,
      data: {
        function_id: run.function_id,
        run_id: run.id,
        error,
        event: JSON.parse(run.event) as unknown,
      },
      ts: Date.now(),
    },
  ])
}
