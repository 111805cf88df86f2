import { addCall } from './add-jobs'
import type { RunnerContext } from './context'
import type { Query } from './store'

/** A call that may need one of its function's slots. `step` is '' for the run's own call. */
interface SlotCall {
  task: 'advance' | 'run_step'
  step: string
  payload: { run: string; fn: string }
}

/**
 * Runs `work` when the function has no limit or a slot is free; otherwise the call gets in line
 * and its job is done with: whoever frees a slot adds the job again.
 */
export async function withSlot(
  context: RunnerContext,
  call: SlotCall,
  work: () => Promise<void>,
): Promise<void> {
  const fn = limitOf(context, call.payload.fn)
  if (!fn) return work()
  const admitted = await context.store.transact((query) => take(query, context.workerId, fn, call))
  if (!admitted) return
  try {
    await work()
  } finally {
    await context.store.transact((query) => release(query, context.workerId, fn, call))
  }
}

interface Limited {
  id: string
  limit: number
}

function limitOf({ functions }: RunnerContext, id: string): Limited | undefined {
  const limit = functions.get(id)?.concurrency
  return limit ? { id, limit } : undefined
}

async function take(query: Query, workerId: string, fn: Limited, call: SlotCall): Promise<boolean> {
  await lockFunction(query, fn.id)
  const [row] = await query<{ taken: number; mine: number }>(
    `select count(*)::int as taken,
       count(*) filter (where run_id = $2 and step_id = $3)::int as mine
     from job_slots where function_id = $1 and worker_id is not null`,
    [fn.id, call.payload.run, call.step],
  )
  const { taken = 0, mine = 0 } = row ?? {}
  const admitted = mine > 0 || taken < fn.limit
  await query(
    `insert into job_slots as line (run_id, step_id, function_id, worker_id, task, payload)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (run_id, step_id) do update
       set worker_id = excluded.worker_id, task = excluded.task, payload = excluded.payload
       -- A job that has been replaced must not push its successor out of the line.
       where $4 is not null or ${order('line')} <= ${order('excluded')}`,
    [
      call.payload.run,
      call.step,
      fn.id,
      admitted ? workerId : null,
      call.task,
      JSON.stringify(call.payload),
    ],
  )
  return admitted
}

function order(row: string) {
  return `coalesce((${row}.payload->>'lease')::int, (${row}.payload->>'attempt')::int)`
}

async function release(query: Query, workerId: string, fn: Limited, call: SlotCall) {
  await lockFunction(query, fn.id)
  await query('delete from job_slots where run_id = $1 and step_id = $2 and worker_id = $3', [
    call.payload.run,
    call.step,
    workerId,
  ])
  await admit(query, workerId, fn)
}

/** Frees the slots of workers that are gone and fills what is free: nobody waits for a dead one. */
export async function fillSlots({ store, functions, members }: RunnerContext): Promise<void> {
  const [workerId] = members
  if (!workerId) return
  const rows = await store.query<{ function_id: string }>(
    `select distinct function_id from job_slots where worker_id is null or ${orphaned}`,
  )
  for (const { function_id } of rows) {
    const limit = functions.get(function_id)?.concurrency
    if (!limit) continue
    await store.transact(async (query) => {
      await lockFunction(query, function_id)
      await query(`delete from job_slots where function_id = $1 and ${orphaned}`, [function_id])
      await admit(query, workerId, { id: function_id, limit })
    })
  }
}

const orphaned = '(worker_id is not null and worker_id not in (select id from job_workers))'

/** Gives free slots to the calls that have waited longest, and puts their jobs into the queue. */
async function admit(query: Query, workerId: string, fn: Limited): Promise<void> {
  const next = await query<{ task: string; payload: object }>(
    `update job_slots as slot set worker_id = $2
     from (
       select run_id, step_id from job_slots where function_id = $1 and worker_id is null
       order by asked_at
       limit greatest(0, $3 - (
         select count(*) from job_slots where function_id = $1 and worker_id is not null))
     ) as next
     where slot.run_id = next.run_id and slot.step_id = next.step_id
     returning task, payload`,
    [fn.id, workerId, fn.limit],
  )
  for (const { task, payload } of next) await addCall(query, task, payload)
}

/** One decision on a function's slots at a time, over all workers. */
async function lockFunction(query: Query, functionId: string) {
  await query('select 1 from job_functions where id = $1 for update', [functionId])
}
