import { limits } from './limits'
import type { Store } from './store'

/** Deletes what ended more than `days` ago, a thousand rows at a time. Returns how many runs went. */
export async function prune({ query }: Store, days: number): Promise<number> {
  let gone = 0
  for (;;) {
    const rows = await query(
      `delete from job_runs where id in (
         select id from job_runs where ended_at < now() - make_interval(days => $1) limit 1000)
       returning 1`,
      [days],
    )
    gone += rows.length
    if (rows.length < 1000) break
  }
  // An event id is kept at least as long as a second sending is to be expected.
  await query(`delete from job_events where received_at < now() - make_interval(hours => $1)`, [
    Math.max(limits.idempotencyHours, days * 24),
  ])
  await query('delete from job_idempotency where expires_at < now()')
  return gone
}
