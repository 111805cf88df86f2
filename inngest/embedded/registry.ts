import type { JobFunction } from './functions'
import { parseCron } from './schedule'
import type { Query } from './store'

/** Tells the admin page which functions there are, and sets the first tick of new cron triggers. */
export async function register(query: Query, functions: Iterable<JobFunction>): Promise<void> {
  const ids: string[] = []
  for (const fn of functions) {
    ids.push(fn.id)
    await registerFunction(query, fn)
    await registerCrons(query, fn)
  }
  await query(
    'update job_functions set retired_at = now() where retired_at is null and id <> all($1)',
    [ids],
  )
  await query('delete from job_crons where function_id <> all($1)', [ids])
}

async function registerFunction(query: Query, fn: JobFunction) {
  const triggers = [
    ...fn.events.map(({ event, expression }) => ({ event, if: expression })),
    ...fn.crons.map((cron) => ({ cron })),
  ]
  await query(
    `insert into job_functions (id, name, triggers, retries, concurrency) values ($1, $2, $3, $4, $5)
     on conflict (id) do update
       set name = excluded.name, triggers = excluded.triggers, retries = excluded.retries,
         concurrency = excluded.concurrency, registered_at = now(), retired_at = null`,
    [fn.id, fn.name, JSON.stringify(triggers), fn.maxAttempts - 1, fn.concurrency ?? null],
  )
}

/** A tick that is already set stays: one that was missed while nothing ran is made up for once. */
async function registerCrons(query: Query, fn: JobFunction) {
  for (const cron of fn.crons) {
    await query(
      `insert into job_crons (function_id, cron, next_at) values ($1, $2, $3)
       on conflict (function_id, cron) do nothing`,
      [fn.id, cron, parseCron(cron).next(new Date())],
    )
  }
  await query('delete from job_crons where function_id = $1 and cron <> all($2)', [fn.id, fn.crons])
}
