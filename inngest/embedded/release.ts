import { hostname } from 'node:os'
import { countsCrashes } from './add-jobs'
import type { RunnerContext } from './context'
import type { Query } from './store'

interface Suspect {
  id: string
  pool_id: string
  lock_key: string
  host: string
  pid: number
}

/** Sightings of free locks: worker id → since when, in milliseconds. */
export type Sightings = Map<string, number>

/** A living worker whose connection was cut takes its lock again within this, in milliseconds. */
const grace = 1000

/**
 * Gives the jobs of dead workers back to the queue: graphile-worker would keep them locked for
 * four hours. A worker is dead when nobody holds its lock, for a second or with its process gone.
 */
export async function releaseDead(context: RunnerContext, sightings: Sightings): Promise<void> {
  const suspects = await context.store.query<Suspect>(
    `select id, pool_id, lock_key, host, pid from job_workers
     where id <> all($1) and not exists (
       select 1 from pg_locks
       where locktype = 'advisory' and granted and objsubid = 1
         and database = (select oid from pg_database where datname = current_database())
         and (classid::bigint << 32) | objid::bigint = lock_key)`,
    [[...context.members]],
  )
  for (const id of sightings.keys()) {
    if (!suspects.some((suspect) => suspect.id === id)) sightings.delete(id)
  }
  for (const suspect of suspects) {
    const since = sightings.get(suspect.id) ?? Date.now()
    sightings.set(suspect.id, since)
    if (!isGone(suspect) && Date.now() - since < grace) continue
    await context.store.transact((query) => release(query, suspect))
    sightings.delete(suspect.id)
    context.log.warn({ worker: suspect.id }, 'The jobs of a worker that died were taken over')
  }
}

/** Another machine's process cannot be looked at; a number that was given anew looks alive. */
function isGone({ host, pid }: Suspect): boolean {
  if (host !== hostname() || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

async function release(query: Query, suspect: Suspect) {
  const [lock] = await query<{ free: boolean }>('select pg_try_advisory_xact_lock($1) as free', [
    suspect.lock_key,
  ])
  if (!lock?.free) return
  await unlockJobs(query, suspect.pool_id)
  await query('delete from job_workers where id = $1', [suspect.id])
}

/**
 * Gives what is locked under a worker's name back to the queue, to be run again. graphile-worker
 * would not run what has used its attempts up: an event that 25 workers died of, and the end of a
 * sleep, which withdrew its own job in the transaction after which the worker died.
 */
export async function unlockJobs(query: Query, poolId: string) {
  const jobs = await query<{ id: string }>(
    `select id from graphile_worker.jobs where locked_by = $1 and not ${countsCrashes}`,
    [poolId],
  )
  await query('select graphile_worker.force_unlock_workers($1)', [[poolId]])
  await query('select 1 from graphile_worker.reschedule_jobs($1, attempts => 0)', [
    jobs.map((job) => job.id),
  ])
}
