import { addEvents } from './add-jobs'
import type { Op } from './answer'
import { type Failure, Fenced } from './failure'
import type { HeldRun } from './held-run'
import type { Outgoing } from './sent-events'
import type { Query, Store } from './store'

type Result = { data: string } | { error: Failure }

/**
 * Writes the result of a step that the held run's call has run, and what it sent. Throws Fenced,
 * and writes nothing, when another worker holds the run.
 */
export async function storeStep(
  store: Store,
  run: HeldRun,
  op: Op,
  result: Result,
  events: readonly Outgoing[] = [],
): Promise<void> {
  const text = 'data' in result ? result.data : JSON.stringify(result.error)
  if (events.length === 0) await write(store.query, run, op, result)
  else {
    await store.transact(async (query) => {
      await write(query, run, op, result)
      await addEvents(query, events)
    })
  }
  run.attempt = 0
  run.stateBytes += Buffer.byteLength(text)
  run.open.delete(op.id)
}

async function write(query: Query, run: HeldRun, op: Op, result: Result) {
  const data = 'data' in result ? result.data : null
  const error = 'error' in result ? JSON.stringify(result.error) : null
  const [row] = await query<{ held: number }>(
    `with held as (
       update job_runs set attempt = 0, step_count = $3, state_bytes = state_bytes + $4
       where id = $1 and generation = $2 and ended_at is null returning id),
     step as (
       insert into job_steps as known
         (run_id, id, name, kind, status, attempt, position, data, error, ended_at)
       select id, $5, $6, $7, $8, $9, $10, $11::json, $12::json, now() from held
       on conflict (run_id, id) do update
         set status = excluded.status, attempt = excluded.attempt, position = excluded.position,
           data = excluded.data, error = excluded.error, ended_at = now(), wake_at = null
         where known.status not in ('completed', 'failed'))
     select count(*)::int as held from held`,
    [
      run.id,
      run.generation,
      run.steps.size + 1,
      Buffer.byteLength(data ?? error ?? ''),
      op.id,
      nameOf(op),
      kindOf(op),
      error ? 'failed' : 'completed',
      run.attempt,
      run.steps.size,
      data,
      error,
    ],
  )
  if (!row?.held) throw new Fenced(run.id)
}

/** Notes a failed attempt of the run's call; the lease comes back that the next job carries. */
export async function storeRetry(
  query: Query,
  run: HeldRun,
  error: Failure,
  at: Date,
  op?: Op,
): Promise<number> {
  const [row] = await query<{ lease: number }>(
    `update job_runs set attempt = attempt + 1, lease = lease + 1, error = $3
     where id = $1 and generation = $2 and ended_at is null returning lease`,
    [run.id, run.generation, op ? null : JSON.stringify(error)],
  )
  if (!row) throw new Fenced(run.id)
  if (op) {
    await query(
      `insert into job_steps (run_id, id, name, kind, status, attempt, error, wake_at)
       values ($1, $2, $3, $4, 'retrying', $5, $6, $7)
       on conflict (run_id, id) do update
         set attempt = excluded.attempt, error = excluded.error, wake_at = excluded.wake_at`,
      [run.id, op.id, nameOf(op), kindOf(op), run.attempt + 1, JSON.stringify(error), at],
    )
  }
  return row.lease
}

export function nameOf(op: Op): string {
  return op.displayName ?? op.name ?? op.id
}

export function kindOf(op: Op): 'run' | 'sendEvent' {
  return op.opts?.type === 'step.sendEvent' ? 'sendEvent' : 'run'
}
