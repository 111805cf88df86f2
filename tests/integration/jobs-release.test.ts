import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { RunnerContext } from '@/inngest/embedded/context'
import { hastenFailed } from '@/inngest/embedded/hasten'
import { releaseDead, type Sightings } from '@/inngest/embedded/release'
import { openStore, type Store } from '@/inngest/embedded/store'
import { useDatabase } from '../support/database'

const test = useDatabase()
const quiet = () => undefined
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet }
let store: Store
beforeAll(() => {
  store = openStore(test.url, 2, log)
})
afterAll(() => store.close())

const lockKey = 4_611_686_018_427_387_905n

beforeEach(async () => {
  await store.query('delete from job_workers')
  await store.query('delete from graphile_worker._private_jobs')
  await store.query(
    `insert into job_workers (id, pool_id, lock_key, host, pid)
     values (gen_random_uuid(), 'pool-x', $1, 'elsewhere', 1)`,
    [lockKey.toString()],
  )
  for (const task of ['deliver_event', 'advance']) {
    await store.query(`select 1 from graphile_worker.add_job($1, '{}', max_attempts => 25)`, [task])
  }
  await store.query(
    `update graphile_worker._private_jobs set locked_by = 'pool-x', locked_at = now(), attempts = 25`,
  )
})

function look(sightings: Sightings) {
  const context = { store, log, members: new Set<string>() } as unknown as RunnerContext
  return releaseDead(context, sightings)
}

const locked = async () =>
  (await store.query('select 1 from graphile_worker.jobs where locked_by is not null')).length

it('a worker whose lock is free for a second is dead, and its jobs are free', async () => {
  const sightings: Sightings = new Map()
  await look(sightings)
  await look(sightings)
  expect(await locked()).toBe(2)
  await sleep(1050)
  await look(sightings)
  expect(await locked()).toBe(0)
  expect(await store.query('select 1 from job_workers')).toEqual([])
  // A crash is no failed attempt of a delivery; of a call it is counted, to end what is poison.
  const jobs = await store.query(
    'select task_identifier, attempts from graphile_worker.jobs order by 1',
  )
  expect(jobs).toEqual([
    { task_identifier: 'advance', attempts: 25 },
    { task_identifier: 'deliver_event', attempts: 0 },
  ])
})

it('the end of a sleep is run again when its worker died after it had withdrawn its own job', async () => {
  const [job] = await store.query<{ id: string }>(
    `select id from graphile_worker.add_job('wake', '{}', job_key => 'wake:run:step')`,
  )
  await store.query(
    `update graphile_worker._private_jobs set locked_by = 'pool-x', locked_at = now() where id = $1`,
    [job?.id],
  )
  // As settling the step does; the worker dies before graphile-worker hears that the job is done.
  await store.query(`select 1 from graphile_worker.remove_job('wake:run:step')`)
  const sightings: Sightings = new Map()
  await look(sightings)
  await sleep(1050)
  await look(sightings)
  const runnable = await store.query(
    'select 1 from graphile_worker.jobs where id = $1 and locked_at is null and attempts < max_attempts',
    [job?.id],
  )
  expect(runnable).toHaveLength(1)
})

it('a worker that has taken its lock again was not dead', async () => {
  const sightings: Sightings = new Map()
  await look(sightings)
  const holder = new pg.Client({ connectionString: test.url })
  await holder.connect()
  await holder.query('select pg_advisory_lock($1)', [lockKey.toString()])
  await sleep(1050)
  await look(sightings)
  expect(await locked()).toBe(2)
  await holder.end()
  await look(sightings)
  expect(await locked()).toBe(2)
})

it('a process of this machine that is gone is dead at once', async () => {
  await store.query('update job_workers set host = $1, pid = $2', [hostname(), 2 ** 22 - 3])
  await look(new Map())
  expect(await locked()).toBe(0)
})

it('a job that failed is tried again within half a minute, a delivery for ever', async () => {
  await store.query(
    `update graphile_worker._private_jobs
     set locked_by = null, locked_at = null, last_error = 'disk full', run_at = now() + interval '6 hours'`,
  )
  await store.query(`update graphile_worker._private_jobs set max_attempts = 100
    where task_id = (select id from graphile_worker._private_tasks where identifier = 'advance')`)
  await store.query(
    `select 1 from graphile_worker.add_job('wake', '{}', run_at => now() + interval '1 day')`,
  )
  await hastenFailed({ store } as unknown as RunnerContext)
  const jobs = await store.query(
    `select task_identifier as task, attempts, run_at < now() + interval '31 seconds' as soon
     from graphile_worker.jobs order by 1`,
  )
  expect(jobs).toEqual([
    { task: 'advance', attempts: 25, soon: true },
    { task: 'deliver_event', attempts: 0, soon: true },
    { task: 'wake', attempts: 0, soon: false },
  ])
})
