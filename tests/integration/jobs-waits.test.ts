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

const waiting = (functionId: string) =>
  bench.until(async () => {
    const [row] = await bench.query(
      `select 1 from job_waits join job_runs on id = run_id where function_id = $1`,
      [`laurel-${functionId}`],
    )
    return row
  })

it('sleeps for a time and until a date, with no worker held', async () => {
  const fn = inngest.createFunction(
    { id: 'sleeper', triggers: { event: 'sleep/go' }, concurrency: 1 },
    async ({ step }) => {
      const begun = await step.run('begun', () => Date.now())
      await step.sleep('a second', '1s')
      await step.sleepUntil('a date', new Date(begun + 2000))
      return (await step.run('over', () => Date.now())) - begun
    },
  )
  await bench.start([fn])
  await bench.send('sleep/go')
  const run = await bench.ended('sleeper')
  expect(run.result).toBeGreaterThanOrEqual(2000)
  expect(run.result).toBeLessThan(5000)
})

it('goes on with the event it waited for, and only with one that matches', async () => {
  const fn = inngest.createFunction(
    { id: 'waiter', triggers: { event: 'wait/go' } },
    async ({ step }) => {
      const answer = await step.waitForEvent('answer', {
        event: 'wait/answer',
        timeout: '1h',
        if: 'event.data.order == async.data.order && async.data.ok',
      })
      return answer?.data
    },
  )
  await bench.start([fn])
  await bench.send('wait/go', { order: 1 })
  await waiting('waiter')
  await bench.send('wait/answer', { order: 2, ok: true })
  await bench.send('wait/answer', { order: 1, ok: false })
  await bench.send('wait/answer', { order: 1, ok: true, text: 'yes' })
  expect((await bench.ended('waiter')).result).toEqual({ order: 1, ok: true, text: 'yes' })
  expect(await bench.query('select 1 from job_waits')).toEqual([])
  expect(await bench.query('select 1 from graphile_worker.jobs')).toEqual([])
})

it('an event that is delivered again answers no later wait', async () => {
  const fn = inngest.createFunction(
    { id: 'twice', triggers: { event: 'twice/go' } },
    async ({ step }) => {
      const first = await step.waitForEvent('first', { event: 'twice/answer', timeout: '1h' })
      const second = await step.waitForEvent('second', { event: 'twice/answer', timeout: '1h' })
      return [first?.id, second?.id]
    },
  )
  await bench.start([fn])
  await bench.send('twice/go')
  await waiting('twice')
  await bench.send('twice/answer', {}, 'a1')
  await bench.until(
    async () => (await bench.query(`select 1 from job_steps where name = 'second'`)).length > 0,
  )
  await bench.send('twice/answer', {}, 'a1')
  await bench.until(
    async () =>
      (await bench.query(`select 1 from graphile_worker.jobs where task_identifier <> 'wake'`))
        .length === 0,
  )
  expect((await bench.runs('twice'))[0]?.status).toBe('running')
  await bench.send('twice/answer', {}, 'a2')
  expect((await bench.ended('twice')).result).toEqual(['a1', 'a2'])
})

it('goes on with null when nothing comes in time', async () => {
  const fn = inngest.createFunction(
    { id: 'in-vain', triggers: { event: 'vain/go' } },
    async ({ step }) =>
      step.waitForEvent('never', { event: 'vain/answer', timeout: '1s', match: 'data.id' }),
  )
  await bench.start([fn])
  await bench.send('vain/go', { id: 1 })
  const run = await bench.ended('in-vain')
  expect(run).toMatchObject({ status: 'completed', result: null })
})

it('waits beside a step, and goes on when both have ended', async () => {
  const fn = inngest.createFunction(
    { id: 'beside', triggers: { event: 'beside/go' } },
    async ({ step }) => {
      const [event, value] = await Promise.all([
        step.waitForEvent('it', { event: 'beside/answer', timeout: '1h' }),
        step.run('work', () => 5),
      ])
      return [event?.data.n, value]
    },
  )
  await bench.start([fn])
  await bench.send('beside/go')
  await waiting('beside')
  await bench.send('beside/answer', { n: 4 })
  expect((await bench.ended('beside')).result).toEqual([4, 5])
})

it('lets the first of a race go on; the run ends with the last, as on a server', async () => {
  let afterAt = 0
  const fn = inngest.createFunction(
    { id: 'race', triggers: { event: 'race/go' } },
    async ({ step, group }) => {
      const winner = await group.parallel(() =>
        Promise.race([
          step.run('quick', () => 'quick'),
          step.waitForEvent('slow', { event: 'race/never', timeout: '2s' }).then(() => 'slow'),
        ]),
      )
      return step.run('after', () => {
        afterAt = Date.now()
        return `${winner} won`
      })
    },
  )
  await bench.start([fn])
  await bench.send('race/go')
  expect((await bench.ended('race')).result).toBe('quick won')
  expect(Date.now() - afterAt).toBeGreaterThan(1000)
  expect(await bench.query('select 1 from job_waits')).toEqual([])
})

it('invokes a function and gets its result, its failure or a time-out', async () => {
  const child = inngest.createFunction(
    { id: 'child', triggers: { event: 'child/go' }, retries: 0 },
    async ({ event, step }) => {
      if (event.data.fail) throw new Error('child failed')
      if (event.data.slow) await step.sleep('long', '1h')
      return step.run('double', () => event.data.n * 2)
    },
  )
  const parent = inngest.createFunction(
    { id: 'parent', triggers: { event: 'parent/go' }, retries: 0 },
    async ({ step }) => {
      const message = (error: Error) => error.message
      const good = await step.invoke('good', { function: child, data: { n: 21 } })
      const bad = await step.invoke('bad', { function: child, data: { fail: true } }).catch(message)
      const late = await step
        .invoke('late', { function: child, data: { slow: true }, timeout: '1s' })
        .catch(message)
      return { good, bad, late }
    },
  )
  await bench.start([child, parent])
  await bench.send('parent/go')
  expect((await bench.ended('parent')).result).toEqual({
    good: 42,
    bad: 'child failed',
    late: 'The invoked function did not end in time.',
  })
})

it('sends events from a step, each once, and hands their ids back', async () => {
  const sender = inngest.createFunction(
    { id: 'sender', triggers: { event: 'send/go' } },
    async ({ step }) => {
      const { ids } = await step.sendEvent('tell', [
        { name: 'send/told', data: { n: 1 } },
        { name: 'send/told', data: { n: 2 } },
      ])
      return ids
    },
  )
  const told = inngest.createFunction(
    { id: 'told', triggers: { event: 'send/told' } },
    async ({ event }) => event.data.n,
  )
  await bench.start([sender, told])
  await bench.send('send/go')
  const { result } = await bench.ended('sender')
  const runs = await bench.until(async () => {
    const found = await bench.runs('told')
    return found.length === 2 && found.every((run) => run.status === 'completed') && found
  })
  expect(runs.map((run) => run.result).sort()).toEqual([1, 2])
  expect(runs.map((run) => run.event_id).sort()).toEqual([...(result as string[])].sort())
})
