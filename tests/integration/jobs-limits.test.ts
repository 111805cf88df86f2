import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { limits } from '@/inngest/embedded/limits'
import { prune } from '@/inngest/embedded/prune'
import { openStore } from '@/inngest/embedded/store'
import { useDatabase } from '../support/database'
import { inngest, type JobsBench, openBench } from '../support/jobs-runner'

const test = useDatabase()
let bench: JobsBench
beforeAll(() => {
  bench = openBench(test.url)
})
afterEach(() => bench.stop())
afterAll(() => bench.close())

type Body = Parameters<typeof inngest.createFunction>[1]

async function outcome(body: Body, options: object = {}) {
  const id = `limit-${randomUUID()}`
  const fn = inngest.createFunction({ id, retries: 0, triggers: { event: id }, ...options }, body)
  await bench.stop()
  await bench.start([fn])
  await bench.send(id)
  return bench.ended(id, 60_000)
}

describe('limits, as a server has them', () => {
  it('a step may return 4 MB', async () => {
    const fits = 'x'.repeat(limits.stepOutput - 2)
    const run = await outcome(async ({ step }) => (await step.run('big', () => fits)).length)
    expect(run).toMatchObject({ status: 'completed', result: fits.length })
    const over = await outcome(({ step }) => step.run('big', () => `${fits}x`))
    expect(over).toMatchObject({ status: 'failed', error: { name: 'OutputTooLarge' } })
  })

  it('the steps of a run may hold 32 MB', async () => {
    const run = await outcome(async ({ step }) => {
      for (let i = 0; i < 9; i++) await step.run(`s${i}`, () => 'x'.repeat(4_000_000))
    })
    expect(run).toMatchObject({ status: 'failed', error: { name: 'StateTooLarge' } })
    const steps = await bench.query('select 1 from job_steps where run_id = $1', [run.id])
    expect(steps).toHaveLength(8)
    await bench.query('delete from job_runs')
  }, 60_000)

  it('a run may have 1,000 steps', async () => {
    const run = await outcome(({ step }) =>
      Promise.all(Array.from({ length: 1001 }, (_, i) => step.run(`s${i}`, () => i))),
    )
    expect(run).toMatchObject({ status: 'failed', error: { name: 'TooManySteps' } })
    expect(await bench.query('select 1 from job_steps where run_id = $1', [run.id])).toEqual([])
  })

  it('an event may have 256 KiB', async () => {
    const send = (bytes: number) =>
      outcome(({ step }) =>
        step.sendEvent('tell', { name: 'limit/told', data: { text: 'x'.repeat(bytes) } }),
      )
    expect((await send(limits.event - 1000)).status).toBe('completed')
    expect(await send(limits.event)).toMatchObject({
      status: 'failed',
      error: { message: expect.stringContaining('413') },
    })
  })

  it('a call that takes its worker down again and again is given up', async () => {
    let called = false
    const fn = inngest.createFunction({ id: 'poison', triggers: { event: 'poison' } }, async () => {
      called = true
    })
    await bench.send('poison')
    const idle = inngest.createFunction({ id: 'idle', triggers: { event: 'x' } }, async () => null)
    await bench.query(
      `insert into job_runs (id, function_id, event_id, event_name, event)
       values ($1, 'laurel-poison', 'p', 'poison', '{}')`,
      [randomUUID()],
    )
    const [run] = await bench.runs('poison')
    await bench.query(
      `select graphile_worker.add_job('advance', json_build_object('run', $1::text, 'fn', 'laurel-poison', 'lease', 0), max_attempts => 32767)`,
      [run?.id],
    )
    await bench.query('delete from graphile_worker._private_jobs where key is not null')
    await bench.query('update graphile_worker._private_jobs set attempts = $1', [limits.crashes])
    await bench.start([fn, idle])
    expect((await bench.ended('poison')).error?.name).toBe('WorkerCrashed')
    expect(called).toBe(false)
  })
})

describe('steps that only show at run time fail the run by name', () => {
  const kinds: [string, Body, string][] = [
    [
      'WaitForSignal',
      ({ step }) => step.waitForSignal('s', { signal: 'x', timeout: '1h', onConflict: 'fail' }),
      'WaitForSignal',
    ],
    ['sendSignal', ({ step }) => step.sendSignal('s', { signal: 'x' }), 'step.sendSignal'],
    ['fetch', ({ step }) => step.fetch('http://localhost/'), 'Gateway'],
    ['ai.wrap', ({ step }) => step.ai.wrap('w', async () => 1), 'step.ai.wrap'],
    [
      'a signal beside a step',
      ({ step }) => Promise.all([step.run('fine', () => 1), step.sendSignal('s', { signal: 'x' })]),
      'step.sendSignal',
    ],
  ]
  it.each(kinds)('%s', async (_, body, kind) => {
    const run = await outcome(body)
    expect(run).toMatchObject({ status: 'failed', error: { name: 'UnsupportedStep' } })
    expect(run.error?.message).toContain(`“${kind}”`)
  })

  const invalid: [string, Body][] = [
    ['a sleep that cannot be read', ({ step }) => step.sleep('nap', '1h30m')],
    [
      'a time-out that cannot be read',
      ({ step }) => step.waitForEvent('it', { event: 'a/b', timeout: 'soon' }),
    ],
    [
      'an expression that cannot be read',
      ({ step }) => step.waitForEvent('it', { event: 'a/b', timeout: '1h', if: 'async.data ==' }),
    ],
    [
      'an event that nobody sends',
      ({ step }) => step.waitForEvent('it', { event: 'inngest/function.finished', timeout: '1h' }),
    ],
  ]
  it.each(invalid)('%s', async (_, body) => {
    expect(await outcome(body)).toMatchObject({
      status: 'failed',
      error: { name: 'InvalidStep' },
    })
  })

  it('an invocation of a function that is not there fails its step', async () => {
    const elsewhere = inngest.createFunction({ id: 'elsewhere', triggers: [] }, async () => 1)
    const run = await outcome(({ step }) =>
      step.invoke('call', { function: elsewhere, data: {} }).catch((error: Error) => error.message),
    )
    expect(run.result).toContain('laurel-elsewhere')
  })

  it('a run of a function that is gone is failed', async () => {
    const fn = inngest.createFunction(
      { id: 'gone', triggers: { event: 'gone/go' } },
      async ({ step }) => step.sleep('nap', '1s'),
    )
    await bench.start([fn])
    await bench.send('gone/go')
    await bench.until(
      async () => (await bench.query(`select 1 from job_steps where name = 'nap'`)).length > 0,
    )
    await bench.stop()
    const other = inngest.createFunction({ id: 'other', triggers: { event: 'y' } }, async () => 1)
    await bench.start([other])
    expect((await bench.ended('gone')).error?.name).toBe('FunctionNotFound')
  })
})

it('what ended longer ago than the retention is deleted, and nothing else', async () => {
  await bench.query('delete from job_runs')
  await bench.query(
    `insert into job_runs (id, function_id, event_id, event_name, event, status, ended_at)
     select gen_random_uuid(), 'f', 'old ' || n, 'e', '{}', 'completed', now() - interval '31 days'
     from generate_series(1, 2500) as n`,
  )
  await bench.query(
    `insert into job_runs (id, function_id, event_id, event_name, event, status, ended_at, created_at)
     values (gen_random_uuid(), 'f', 'young', 'e', '{}', 'failed', now() - interval '29 days', now() - interval '40 days'),
       (gen_random_uuid(), 'f', 'open', 'e', '{}', 'running', null, now() - interval '90 days')`,
  )
  await bench.query(
    `insert into job_steps (run_id, id, name, kind, status)
     select id, 's', 's', 'run', 'completed' from job_runs where event_id in ('old 1', 'young')`,
  )
  await bench.query('delete from job_events')
  await bench.query(
    `insert into job_events (id, name, received_at)
     values ('old', 'e', now() - interval '31 days'), ('young', 'e', now())`,
  )
  const quiet = () => undefined
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet }
  const store = openStore(test.url, 1, log)
  expect(await prune(store, 30)).toBe(2500)
  await store.close()
  const left = await bench.query('select event_id from job_runs order by 1')
  expect(left).toEqual([{ event_id: 'open' }, { event_id: 'young' }])
  expect(await bench.query('select 1 from job_steps')).toHaveLength(1)
  expect(await bench.query('select id from job_events')).toEqual([{ id: 'young' }])
})
