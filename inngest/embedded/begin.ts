import { createHash } from 'node:crypto'
import { newId } from '@/lib/platform/ids/ids'
import { addAdvance } from './add-jobs'
import { evaluate } from './expression'
import type { JobFunction } from './functions'
import { limits } from './limits'
import type { Outgoing } from './sent-events'
import type { Query } from './store'

/** The step that waits for the run (`step.invoke`). */
export interface Parent {
  run: string
  step: string
}

/**
 * Makes a run of `fn` for `event` and the job that starts it. At most one comes of a function and
 * an event id, and of an idempotency key in 24 hours; undefined when there was one already.
 */
export async function begin(
  query: Query,
  fn: JobFunction,
  event: Outgoing,
  parent?: Parent,
): Promise<string | undefined> {
  if (!(await claimKey(query, fn, event))) return undefined
  const [run] = await query<{ id: string }>(
    `insert into job_runs (id, function_id, event_id, event_name, event, parent_run_id, parent_step_id)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (function_id, event_id) do nothing returning id`,
    [
      newId(),
      fn.id,
      event.id,
      event.name,
      JSON.stringify(event),
      parent?.run ?? null,
      parent?.step ?? null,
    ],
  )
  if (run) await addAdvance(query, { run: run.id, fn: fn.id, lease: 0 })
  return run?.id
}

/** An event without what the key is made of is not held back by it. */
async function claimKey(query: Query, fn: JobFunction, event: Outgoing): Promise<boolean> {
  if (!fn.idempotency) return true
  const value = evaluate(fn.idempotency, { event })
  if (value === undefined || value === null) return true
  const key = createHash('sha256')
    .update(`${typeof value}:${value}`)
    .digest('hex')
  const claimed = await query(
    `insert into job_idempotency as held (function_id, key, expires_at)
     values ($1, $2, now() + make_interval(hours => $3))
     on conflict (function_id, key) do update set expires_at = excluded.expires_at
       where held.expires_at < now()
     returning 1`,
    [fn.id, key, limits.idempotencyHours],
  )
  return claimed.length > 0
}
