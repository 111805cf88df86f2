import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { useDatabase } from '../support/database'
import { inngest, type JobsBench, openBench } from '../support/jobs-runner'

const test = useDatabase()
let bench: JobsBench
beforeAll(() => {
  bench = openBench(test.url)
})
afterEach(() => bench.stop())
afterAll(() => bench.close())

it('starts each function that an event triggers, by its `if`, once for an event id', async () => {
  const seen: string[] = []
  const all = inngest.createFunction(
    { id: 'all', triggers: [{ event: 'some/thing' }, { event: 'other/thing' }] },
    async ({ event }) => {
      seen.push(`all ${event.id}`)
    },
  )
  const some = inngest.createFunction(
    { id: 'some', triggers: { event: 'some/thing', if: 'event.data.n > 1' } },
    async ({ event }) => {
      seen.push(`some ${event.id}`)
    },
  )
  await bench.start([all, some])
  await bench.send('some/thing', { n: 1 }, 'e1')
  await bench.send('some/thing', { n: 2 }, 'e2')
  await bench.send('other/thing', { n: 3 }, 'e3')
  for (let i = 0; i < 5; i++) await bench.send('some/thing', { n: 2 }, 'e2')
  await bench.until(async () => {
    const jobs = await bench.query('select 1 from graphile_worker.jobs')
    return jobs.length === 0 && seen.length >= 4
  })
  expect(seen.sort()).toEqual(['all e1', 'all e2', 'all e3', 'some e2'])
})

it('runs one function for an idempotency key', async () => {
  const fn = inngest.createFunction(
    { id: 'once', triggers: { event: 'once/go' }, idempotency: 'event.data.order' },
    async ({ event }) => event.data.order,
  )
  await bench.start([fn])
  for (const order of ['a', 'a', 'b', 'a', 'b', undefined, undefined]) {
    await bench.send('once/go', { order })
  }
  const runs = await bench.until(async () => {
    const jobs = await bench.query('select 1 from graphile_worker.jobs')
    return jobs.length === 0 && bench.runs('once')
  })
  expect(runs.map((run) => run.result ?? 'none').sort()).toEqual(['a', 'b', 'none', 'none'])
  await bench.query(`update job_idempotency set expires_at = now() - interval '1 minute'`)
  await bench.send('once/go', { order: 'a' })
  await bench.until(async () => (await bench.runs('once')).length === 5)
})

it('cancels the runs that an event names, and leaves the others', async () => {
  const fn = inngest.createFunction(
    {
      id: 'cancellable',
      triggers: { event: 'cancel/go' },
      cancelOn: [{ event: 'cancel/stop', match: 'data.id', timeout: '1h' }],
    },
    async ({ step }) => {
      await step.waitForEvent('end', { event: 'cancel/end', timeout: '1h' })
      return 'ended'
    },
  )
  const heard = inngest.createFunction(
    { id: 'heard', triggers: { event: 'inngest/function.cancelled' } },
    async ({ event }) => event.data.run_id,
  )
  await bench.start([fn, heard])
  await bench.send('cancel/go', { id: 1 })
  await bench.send('cancel/go', { id: 2 })
  await bench.until(async () => (await bench.query('select 1 from job_waits')).length === 2)
  await bench.send('cancel/stop', { id: 1 })
  const cancelled = await bench.until(async () =>
    (await bench.runs('cancellable')).find((run) => run.status === 'cancelled'),
  )
  expect(cancelled.error?.message).toMatch(/cancel\/stop/)
  await bench.send('cancel/end')
  const other = await bench.until(async () =>
    (await bench.runs('cancellable')).find((run) => run.status === 'completed'),
  )
  expect(other.result).toBe('ended')
  expect((await bench.ended('heard')).result).toBe(cancelled.id)
  const steps = await bench.query('select status from job_steps where run_id = $1', [cancelled.id])
  expect(steps).toEqual([{ status: 'cancelled' }])
})

it('cancels a run whose step is under way: what it returns is not stored', async () => {
  let release: () => void = () => undefined
  const fn = inngest.createFunction(
    { id: 'cut', triggers: { event: 'cut/go' }, cancelOn: [{ event: 'cut/stop' }] },
    async ({ step }) => {
      await step.run('long', () => new Promise<void>((resolve) => (release = resolve)))
      await step.run('never', () => 1)
    },
  )
  await bench.start([fn])
  await bench.send('cut/go')
  await bench.until(async () => (await bench.runs('cut'))[0]?.status === 'running')
  await bench.send('cut/stop')
  const run = await bench.ended('cut')
  release()
  expect(run.status).toBe('cancelled')
  await bench.until(
    async () => (await bench.query('select 1 from graphile_worker.jobs')).length === 0,
  )
  expect(await bench.query('select 1 from job_steps where run_id = $1', [run.id])).toEqual([])
})

it('runs no more calls of a function at a time than its limit, over all workers', async () => {
  let now = 0
  let most = 0
  const fn = inngest.createFunction(
    { id: 'limited', triggers: { event: 'limit/go' }, concurrency: { limit: 2, scope: 'fn' } },
    async ({ step }) => {
      const work = async () => {
        now++
        most = Math.max(most, now)
        await new Promise((resolve) => setTimeout(resolve, 30))
        now--
      }
      await step.run('one', work)
      await Promise.all([step.run('two', work), step.run('three', work)])
    },
  )
  await bench.start([fn], { concurrency: 4 })
  await bench.start([fn], { concurrency: 4 })
  for (let i = 0; i < 10; i++) await bench.send('limit/go')
  await bench.until(async () => {
    const runs = await bench.runs('limited')
    return runs.length === 10 && runs.every((run) => run.status === 'completed')
  })
  expect(most).toBe(2)
  await bench.until(async () => (await bench.query('select 1 from job_slots')).length === 0)
})

it('calls onFailure with the error and the event, after the last attempt', async () => {
  let attempts = 0
  const failures: unknown[] = []
  const fn = inngest.createFunction(
    {
      id: 'fails',
      retries: 1,
      triggers: { event: 'fails/go' },
      onFailure: async ({ error, event, step }) => {
        await step.run('note', () => {
          failures.push([error.message, event.data.event.data, event.data.function_id])
        })
      },
    },
    async ({ step }) => {
      await step.run('bad', () => {
        attempts++
        throw Object.assign(new Error('broken'), { name: 'RetryAfterError', retryAfter: '0' })
      })
    },
  )
  await bench.start([fn])
  await bench.send('fails/go', { n: 3 })
  const run = await bench.ended('fails')
  expect(run).toMatchObject({ status: 'failed', error: { message: 'broken' } })
  expect(attempts).toBe(2)
  expect((await bench.ended('fails-failure')).status).toBe('completed')
  expect(failures).toEqual([['broken', { n: 3 }, 'laurel-fails']])
})

it('a tick of a cron trigger begins one run, however many workers look', async () => {
  const fn = inngest.createFunction(
    { id: 'daily', triggers: { cron: 'TZ=Europe/Paris 30 6 * * *' } },
    async ({ event }) => event,
  )
  await bench.start([fn])
  const [cron] = await bench.query<{ next_at: Date }>('select * from job_crons')
  expect(cron?.next_at.getTime()).toBeGreaterThan(Date.now())
  await bench.query(`update job_crons set next_at = '2025-03-01T05:30:00Z'`)
  const run = await bench.ended('daily')
  expect(run.result).toMatchObject({
    name: 'inngest/scheduled.timer',
    data: { cron: 'TZ=Europe/Paris 30 6 * * *' },
    ts: Date.parse('2025-03-01T05:30:00Z'),
  })
  const [after] = await bench.query<{ next_at: Date }>('select * from job_crons')
  expect(after?.next_at).toEqual(cron?.next_at)
})
