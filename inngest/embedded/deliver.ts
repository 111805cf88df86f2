import { begin } from './begin'
import type { RunnerContext } from './context'
import { instantOf } from './duration'
import { holds } from './expression'
import { failure } from './failure'
import { finish } from './finish'
import type { Outgoing } from './sent-events'
import { settleStep } from './settle'
import type { Query } from './store'

/**
 * The task that hands an event over: cancels what it cancels, ends the waits it answers and begins
 * a run of each function it triggers, once and in one transaction, however often it is delivered.
 */
export async function deliver(context: RunnerContext, event: Outgoing): Promise<void> {
  await context.store.transact(async (query) => {
    const first = await query(
      'insert into job_events (id, name) values ($1, $2) on conflict do nothing returning 1',
      [event.id, event.name],
    )
    if (first.length === 0) return
    await cancelRuns(context, query, event)
    await answerWaits(context, query, event)
    for (const fn of context.functions.values()) {
      const triggered = fn.events.some(
        (trigger) =>
          trigger.event === event.name && matches(context, trigger.expression, { event }),
      )
      if (triggered) await begin(query, fn, event)
    }
  })
}

async function cancelRuns(context: RunnerContext, query: Query, event: Outgoing) {
  for (const fn of context.functions.values()) {
    const cancellations = fn.cancel.filter((cancellation) => cancellation.event === event.name)
    if (cancellations.length === 0) continue
    const runs = await query<{ id: string; event: Outgoing; created_at: Date }>(
      `select id, event, created_at from job_runs
       where function_id = $1 and ended_at is null order by id`,
      [fn.id],
    )
    for (const run of runs) {
      const facts = { event: run.event, async: event }
      const cancelled = cancellations.some(
        ({ if: expression, timeout }) =>
          inTime(timeout, run.created_at) && matches(context, expression, facts),
      )
      const error = failure('Cancelled', `The run was cancelled by the event “${event.name}”.`)
      if (cancelled) await finish(query, run.id, { status: 'cancelled', error })
    }
  }
}

function inTime(timeout: string | undefined, since: Date): boolean {
  return timeout === undefined || instantOf(timeout, since.getTime()) > new Date()
}

async function answerWaits(context: RunnerContext, query: Query, event: Outgoing) {
  const waits = await query<{
    run_id: string
    step_id: string
    expression: string | null
    event: Outgoing
  }>(
    `select wait.run_id, wait.step_id, wait.expression, run.event
     from job_waits as wait join job_runs as run on run.id = wait.run_id
     where wait.event_name = $1 and wait.expires_at > now() order by wait.run_id, wait.step_id`,
    [event.name],
  )
  const data = JSON.stringify(event)
  for (const wait of waits) {
    const facts = { event: wait.event, async: event }
    if (!matches(context, wait.expression ?? undefined, facts)) continue
    await settleStep(query, wait.run_id, wait.step_id, { data })
  }
}

/** An expression that cannot be evaluated on this event does not hold; the log says so. */
function matches(
  { log }: RunnerContext,
  expression: string | undefined,
  facts: Parameters<typeof holds>[1],
): boolean {
  if (!expression) return true
  try {
    return holds(expression, facts)
  } catch (error) {
    log.warn({ err: error, expression }, 'An expression could not be evaluated on an event')
    return false
  }
}
