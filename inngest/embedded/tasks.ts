import type { TaskList } from 'graphile-worker'
import type { AdvancePayload, StepPayload, WakePayload } from './add-jobs'
import { advance } from './advance'
import type { RunnerContext } from './context'
import { deliver } from './deliver'
import { finishCancelled } from './finish'
import { runStep } from './run-step'
import type { Outgoing } from './sent-events'
import { wake } from './wake'

/** The tasks of the queue, by the names that `add-jobs.ts` and producers add them under. */
export function tasksOf(context: RunnerContext): TaskList {
  return {
    deliver_event: (payload) => deliver(context, payload as Outgoing),
    advance: (payload, { job }) => advance(context, payload as AdvancePayload, job.attempts),
    run_step: (payload, { job }) => runStep(context, payload as StepPayload, job.attempts),
    wake: (payload) => wake(context, payload as WakePayload),
    end_run: (payload) =>
      context.store.transact((query) => finishCancelled(query, (payload as { run: string }).run)),
  }
}
