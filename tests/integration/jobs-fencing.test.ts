import { setTimeout as sleep } from 'node:timers/promises'
import { Middleware } from 'inngest'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { useDatabase } from '../support/database'
import { inngest, type JobsBench, openBench } from '../support/jobs-runner'

const test = useDatabase()
let bench: JobsBench
beforeAll(() => {
  bench = openBench(test.url)
})
afterEach(async () => {
  for (const letGo of held.splice(0)) letGo()
  await bench.stop()
})
afterAll(() => bench.close())

const held: (() => void)[] = []

/** A step that the first caller is stuck in until it is let go. */
function stuck() {
  let letGo: () => void = () => undefined
  const gone = new Promise<void>((resolve) => {
    letGo = resolve
    held.push(resolve)
  })
  let calls = 0
  return {
    calls: () => calls,
    letGo: () => letGo(),
    async body() {
      const mine = ++calls
      if (mine === 1) await gone
      return `call ${mine}`
    },
  }
}

/** What happens to a worker that seems dead: others unlock its jobs. */
async function unlockAll() {
  const workers = await bench.query<{ pool_id: string }>('select pool_id from job_workers')
  await bench.query('select graphile_worker.force_unlock_workers($1)', [
    workers.map((worker) => worker.pool_id),
  ])
  await bench.query(`select graphile_worker.add_job('end_run', '{"run":null}')`)
}

it('a worker that was taken over cannot write, and runs no step after', async () => {
  const first = stuck()
  let seconds = 0
  const fn = inngest.createFunction(
    { id: 'fenced', triggers: { event: 'fenced/go' } },
    async ({ step }) => {
      const a = await step.run('first', first.body)
      const b = await step.run('second', () => ++seconds)
      return [a, b]
    },
  )
  await bench.start([fn])
  await bench.send('fenced/go')
  await bench.until(async () => first.calls() === 1)
  await unlockAll()
  const run = await bench.ended('fenced')
  expect(run.result).toEqual(['call 2', 1])
  first.letGo()
  await sleep(300)
  const [after] = await bench.runs('fenced')
  expect(after).toMatchObject({ status: 'completed', result: ['call 2', 1] })
  expect(seconds).toBe(1)
  const steps = await bench.query('select name, data from job_steps order by position')
  expect(steps).toEqual([
    { name: 'first', data: 'call 2' },
    { name: 'second', data: 1 },
  ])
})

it('a job that has been replaced does nothing', async () => {
  let bodies = 0
  const fn = inngest.createFunction(
    { id: 'replaced', triggers: { event: 'replaced/go' } },
    async ({ step }) => {
      bodies++
      await step.run('before', () => 1)
      await step.waitForEvent('it', { event: 'replaced/answer', timeout: '1h' })
      await step.waitForEvent('more', { event: 'replaced/answer', timeout: '1h' })
    },
  )
  await bench.start([fn])
  await bench.send('replaced/go')
  await bench.until(async () => (await bench.query('select 1 from job_waits')).length === 1)
  await bench.send('replaced/answer')
  await bench.until(
    async () => (await bench.query(`select 1 from job_steps where name = 'more'`)).length > 0,
  )
  const before = bodies
  const [run] = await bench.runs('replaced')
  await bench.query(
    `select graphile_worker.add_job('advance', json_build_object('run', $1::text, 'lease', 0))`,
    [run?.id],
  )
  await bench.until(
    async () =>
      (await bench.query(`select 1 from graphile_worker.jobs where task_identifier = 'advance'`))
        .length === 0,
  )
  expect(bodies).toBe(before)
  expect((await bench.runs('replaced'))[0]?.generation).toBe(run?.generation)
})

it('of two workers in one step, the later to have taken the run writes', async () => {
  const first = stuck()
  const second = stuck()
  let calls = 0
  const fn = inngest.createFunction(
    { id: 'twice', triggers: { event: 'twice/go' } },
    async ({ step }) => step.run('only', () => (++calls === 1 ? first.body() : second.body())),
  )
  await bench.start([fn])
  await bench.send('twice/go')
  await bench.until(async () => first.calls() === 1)
  await unlockAll()
  await bench.until(async () => second.calls() === 1)
  // The first ends first, but the run is the second's now, whose job must stay in the queue.
  first.letGo()
  await sleep(300)
  expect((await bench.runs('twice'))[0]?.status).toBe('running')
  expect(await bench.query('select 1 from job_steps where name = $1', ['only'])).toEqual([])
  expect(
    await bench.query(`select 1 from graphile_worker.jobs where task_identifier = 'advance'`),
  ).toHaveLength(1)
  second.letGo()
  expect((await bench.ended('twice')).status).toBe('completed')
  expect(calls).toBe(2)
})

it('a planned step that two workers run is stored once', async () => {
  const left = stuck()
  const fn = inngest.createFunction(
    { id: 'planned', triggers: { event: 'planned/go' } },
    async ({ step }) => {
      const both = await Promise.all([step.run('left', left.body), step.run('right', () => 'r')])
      return step.run('after', () => both)
    },
  )
  await bench.start([fn])
  await bench.send('planned/go')
  await bench.until(async () => left.calls() === 1)
  await unlockAll()
  expect((await bench.ended('planned')).result).toEqual(['call 2', 'r'])
  left.letGo()
  await sleep(300)
  expect((await bench.runs('planned'))[0]?.result).toEqual(['call 2', 'r'])
})

it('what a step sent is sent with its result, or not at all', async () => {
  const sending = stuck()
  class Held extends Middleware.BaseMiddleware {
    readonly id = 'held'
    override async transformSendEvent(given: Middleware.TransformSendEventArgs) {
      await sending.body()
      return given
    }
  }
  const sender = inngest.createFunction(
    { id: 'sends', triggers: { event: 'sends/go' }, middleware: [Held] },
    async ({ step }) => step.sendEvent('tell', { name: 'sends/told' }),
  )
  const told = inngest.createFunction(
    { id: 'is-told', triggers: { event: 'sends/told' } },
    async () => null,
  )
  await bench.start([sender, told])
  await bench.send('sends/go')
  await bench.until(async () => sending.calls() === 1)
  await unlockAll()
  await bench.ended('sends')
  sending.letGo()
  await sleep(300)
  expect(sending.calls()).toBe(2)
  expect((await bench.ended('is-told')).status).toBe('completed')
})

it('a living worker whose lock was cut takes it again and keeps its jobs', async () => {
  const step = stuck()
  const fn = inngest.createFunction(
    { id: 'kept', triggers: { event: 'kept/go' } },
    async ({ step: tools }) => tools.run('long', step.body),
  )
  await bench.start([fn])
  await bench.start([fn])
  await bench.send('kept/go')
  await bench.until(async () => step.calls() === 1)
  const ofPresence = "where application_name = 'laurel-presence' and datname = current_database()"
  for (let i = 0; i < 3; i++) {
    await bench.until(
      async () => (await bench.query(`select 1 from pg_stat_activity ${ofPresence}`)).length === 2,
    )
    const cut = await bench.query(
      `select pg_terminate_backend(pid) from pg_stat_activity ${ofPresence}`,
    )
    expect(cut.length).toBe(2)
    await sleep(900)
  }
  expect(await bench.query('select 1 from job_workers')).toHaveLength(2)
  step.letGo()
  expect((await bench.ended('kept')).result).toBe('call 1')
  expect(step.calls()).toBe(1)
})

it('what a dead worker left is running again within two seconds', async () => {
  const step = stuck()
  const fn = inngest.createFunction(
    { id: 'left', triggers: { event: 'left/go' }, concurrency: 1 },
    async ({ step: tools }) => tools.run('long', step.body),
  )
  await bench.start([fn])
  await bench.send('left/go')
  await bench.until(async () => step.calls() === 1)
  // A worker whose process is on another machine and whose lock nobody holds.
  const [worker] = await bench.query<{ id: string }>('select id from job_workers')
  await bench.query(
    `insert into job_workers (id, pool_id, lock_key, host, pid)
     select gen_random_uuid(), pool_id, 42, 'elsewhere', 1 from job_workers`,
  )
  await bench.query(
    `update job_slots set worker_id = (select id from job_workers where id <> $1)`,
    [worker?.id],
  )
  const since = Date.now()
  expect((await bench.ended('left')).result).toBe('call 2')
  // A lock that is free for a moment only is no proof of death.
  expect(Date.now() - since).toBeGreaterThan(900)
  expect(Date.now() - since).toBeLessThan(3500)
  expect(await bench.query('select 1 from job_workers')).toHaveLength(1)
  step.letGo()
})
