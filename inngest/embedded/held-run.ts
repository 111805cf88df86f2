import { addAdvance } from './add-jobs'
import { Fenced } from './failure'
import type { Query, Store } from './store'

/** A run in this worker's hands: nobody else may write it until the generation moves on. */
export interface HeldRun {
  id: string
  functionId: string
  /** JSON text. */
  event: string
  generation: number
  attempt: number
  stateBytes: number
  /** Results by step hash, as the SDK wants them, in order of completion. */
  steps: Map<string, string>
  /** Steps that have a job of their own or wait, with the attempt that is due. */
  open: Map<string, number>
}

interface RunRow {
  id: string
  function_id: string
  event: string
  generation: number
  attempt: number
  state_bytes: number
}

/** Takes the run that `lease` drives. Undefined when it has ended or another job drives it now. */
export async function hold(store: Store, runId: string, lease: number) {
  const [row] = await store.query<RunRow>(
    `update job_runs set generation = generation + 1, status = 'running',
       started_at = coalesce(started_at, now())
     where id = $1 and lease = $2 and ended_at is null
     returning id, function_id, event::text as event, generation, attempt, state_bytes`,
    [runId, lease],
  )
  return row && toHeld(store, row)
}

/** Reads a run without taking it, for a planned step that runs beside others. */
export async function read(store: Store, runId: string): Promise<HeldRun | undefined> {
  const [row] = await store.query<RunRow>(
    `select id, function_id, event::text as event, generation, attempt, state_bytes
     from job_runs where id = $1 and ended_at is null`,
    [runId],
  )
  return row && toHeld(store, row)
}

/** Gives the run back to the queue, for another slice of work. */
export async function yieldRun(query: Query, run: HeldRun) {
  const [row] = await query<{ lease: number }>(
    `update job_runs set lease = lease + 1 where id = $1 and generation = $2 and ended_at is null
     returning lease`,
    [run.id, run.generation],
  )
  if (!row) throw new Fenced(run.id)
  await addAdvance(query, { run: run.id, fn: run.functionId, lease: row.lease })
}

async function toHeld(store: Store, row: RunRow): Promise<HeldRun> {
  const { steps, open } = await readSteps(store.query, row.id)
  return {
    id: row.id,
    functionId: row.function_id,
    event: row.event,
    generation: row.generation,
    attempt: row.attempt,
    stateBytes: row.state_bytes,
    steps,
    open,
  }
}

interface StepRow {
  id: string
  status: string
  attempt: number
  data: string | null
  error: string | null
}

export async function readSteps(query: Query, runId: string) {
  const rows = await query<StepRow>(
    `select id, status, attempt, data::text as data, error::text as error from job_steps
     where run_id = $1 order by position`,
    [runId],
  )
  const ended = rows.filter((row) => row.status === 'completed' || row.status === 'failed')
  const steps = new Map(ended.map((row) => [row.id, toState(row)]))
  const open = new Map(rows.filter(isOpen).map((row) => [row.id, row.attempt]))
  return { steps, open }
}

/** A step that is retrying is the run's own call, tried again: nothing else goes on for it. */
function isOpen({ status }: StepRow): boolean {
  return status === 'planned' || status === 'waiting'
}

function toState({ status, data, error }: StepRow): string {
  return status === 'failed' ? errorState(error ?? 'null') : dataState(data ?? 'null')
}

export function dataState(data: string): string {
  return `{"type":"data","data":${data}}`
}

export function errorState(error: string): string {
  return `{"type":"error","error":${error}}`
}
