import { unlimited } from './limits'
import type { Outgoing } from './sent-events'
import type { Query } from './store'

/** The jobs of which a dead worker is counted as an attempt: a call may take its worker with it. */
export const countsCrashes = `task_identifier in ('advance', 'run_step')`

/** Queue jobs are only ever added within the transaction that makes them necessary. */
async function addJob(query: Query, task: string, payload: object, at?: Date, key?: string) {
  await query(
    'select 1 from graphile_worker.add_job($1, $2::json, run_at => $3, max_attempts => $4, job_key => $5)',
    [task, JSON.stringify(payload), at ?? null, unlimited, key ?? null],
  )
}

export interface AdvancePayload {
  run: string
  /** The run's function, so that its limit is known before the run is read. */
  fn: string
  lease: number
}

/** Calls the run's function: finds what comes next and runs it. */
export function addAdvance(query: Query, payload: AdvancePayload, at?: Date) {
  return addJob(query, 'advance', payload, at)
}

export interface StepPayload {
  run: string
  fn: string
  step: string
  attempt: number
}

/** Runs one planned step. */
export function addStep(query: Query, payload: StepPayload, at?: Date) {
  return addJob(query, 'run_step', payload, at)
}

export interface WakePayload {
  run: string
  step: string
}

/** Ends a sleep, or a wait that nothing came for. */
export function addWake(query: Query, payload: WakePayload, at: Date) {
  return addJob(query, 'wake', payload, at, wakeKey(payload))
}

export async function removeWake(query: Query, payload: WakePayload) {
  await query('select 1 from graphile_worker.remove_job($1)', [wakeKey(payload)])
}

/** Hands events to the functions, as producers do from their own transactions. */
export async function addEvents(query: Query, events: readonly Outgoing[]) {
  for (const event of events) {
    await addJob(query, 'deliver_event', event, undefined, `event:${event.id}`)
  }
}

/** Puts a call that waited for a slot back into the queue. */
export function addCall(query: Query, task: string, payload: object) {
  return addJob(query, task, payload)
}

function wakeKey({ run, step }: WakePayload) {
  return `wake:${run}:${step}`
}
