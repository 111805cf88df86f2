import { countsCrashes } from './add-jobs'
import type { RunnerContext } from './context'

/** Longest that a job waits after a fault of the runner's own surroundings, in seconds. */
const longest = 30

/**
 * Brings failed jobs forward. Steps that fail are no failed jobs: what is left are faults such as
 * a full disk, and there graphile-worker would wait up to six hours, and give up an event's
 * delivery after 25 attempts.
 */
export async function hastenFailed({ store }: RunnerContext): Promise<void> {
  const failed = `select id from graphile_worker.jobs
    where locked_at is null and (attempts >= max_attempts
      or last_error is not null and run_at > now() + make_interval(secs => ${longest}))`
  const later = `run_at => now() + make_interval(secs => ${longest})`
  await store.query(
    `select 1 from graphile_worker.reschedule_jobs(
       array(${failed} and not ${countsCrashes}), ${later}, attempts => 0)`,
  )
  await store.query(`select 1 from graphile_worker.reschedule_jobs(array(${failed}), ${later})`)
}
