import { begin } from './begin'
import type { RunnerContext } from './context'
import { parseCron } from './schedule'

/**
 * Begins a run for each cron trigger that is due and sets its next tick, in one transaction: with
 * several workers, or a worker that dies, each tick still comes once.
 */
export async function tick({ store, functions }: RunnerContext, now = new Date()): Promise<void> {
  await store.transact(async (query) => {
    const due = await query<{ function_id: string; cron: string; next_at: Date }>(
      `select function_id, cron, next_at from job_crons
       where next_at <= $1 and function_id = any($2) order by function_id, cron
       for update skip locked`,
      [now, [...functions.keys()]],
    )
    for (const { function_id, cron, next_at } of due) {
      await query(
        `update job_crons set next_at = $3, last_at = $4 where function_id = $1 and cron = $2`,
        [function_id, cron, parseCron(cron).next(now), next_at],
      )
      const fn = functions.get(function_id)
      if (!fn) continue
      await begin(query, fn, {
        id: `cron:${function_id}:${cron}:${next_at.toISOString()}`,
        name: 'inngest/scheduled.timer',
        data: { cron },
        ts: next_at.getTime(),
      })
    }
  })
}
