import { NonRetriableError, RetryAfterError } from 'inngest'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { useDatabase } from '../support/database'
import { inngest, type JobsBench, openBench } from '../support/jobs-runner'

const test = useDatabase()
let bench: JobsBench
beforeAll(() => {
  bench = openBench(test.url)
})
afterEach(() => bench.stop())
afterAll(() => bench.close())

describe('steps', () => {
  it('runs steps in order, hands results on as JSON and stores each once', async () => {
    const calls: string[] = []
    const fn = inngest.createFunction(
      { id: 'in-order', triggers: { event: 'order/made' } },
      async ({ event, step, attempt, runId }) => {
        const first = await step.run('first', () => {
          calls.push('first')
          return { n: event.data.n, at: new Date(0), nothing: undefined, text: 'a\u0000b' }
        })
        const second = await step.run('second', () => {
          calls.push('second')
          return [first]
        })
        await step.run('none', () => undefined)
        return { first, second, attempt, runId }
      },
    )
    await bench.start([fn])
    const eventId = await bench.send('order/made', { n: 7 })
    const run = await bench.ended('in-order')
    expect(run.status).toBe('completed')
    const first = { n: 7, at: '1970-01-01T00:00:00.000Z', text: 'a\u0000b' }
    expect(run.result).toEqual({ first, second: [first], attempt: 0, runId: run.id })
    expect(run.event_id).toBe(eventId)
    expect(calls).toEqual(['first', 'second'])
    const steps = await bench.query(
      'select name, kind, status, position, data from job_steps order by position',
    )
    expect(steps).toEqual([
      { name: 'first', kind: 'run', status: 'completed', position: 0, data: first },
      { name: 'second', kind: 'run', status: 'completed', position: 1, data: [first] },
      { name: 'none', kind: 'run', status: 'completed', position: 2, data: null },
    ])
  })

  it('runs parallel steps side by side and goes on after the last', async () => {
    let together = 0
    let most = 0
    let bodies = 0
    const slow = (value: string) => async () => {
      together++
      most = Math.max(most, together)
      await new Promise((resolve) => setTimeout(resolve, 100))
      together--
      return value
    }
    const fn = inngest.createFunction(
      { id: 'side-by-side', triggers: { event: 'parallel/go' } },
      async ({ step }) => {
        bodies++
        const found = await Promise.all([
          step.run('a', slow('A')),
          step.run('b', slow('B')),
          step.run('c', slow('C')),
        ])
        const last = await step.run('after', () => 'D')
        return [...found, last]
      },
    )
    await bench.start([fn], { concurrency: 4 })
    await bench.send('parallel/go')
    const run = await bench.ended('side-by-side')
    expect(run.result).toEqual(['A', 'B', 'C', 'D'])
    expect(most).toBe(3)
    // One to find them, one for each, one that runs the last step, one that ends.
    expect(bodies).toBe(6)
  })

  it('repeats of an id are steps of their own', async () => {
    const fn = inngest.createFunction(
      { id: 'repeats', triggers: { event: 'repeats/go' } },
      async ({ step }) => {
        const seen: number[] = []
        for (let i = 0; i < 3; i++) seen.push(await step.run('same', () => i))
        return seen
      },
    )
    await bench.start([fn])
    await bench.send('repeats/go')
    expect((await bench.ended('repeats')).result).toEqual([0, 1, 2])
  })

  it('tries a failing step again after the time it asks for, and only that step', async () => {
    let before = 0
    const attempts: number[] = []
    const fn = inngest.createFunction(
      { id: 'again', retries: 2, triggers: { event: 'again/go' } },
      async ({ step, attempt }) => {
        await step.run('before', () => ++before)
        return step.run('shaky', () => {
          attempts.push(attempt)
          if (attempts.length < 3) throw new RetryAfterError('not yet', 1)
          return 'done'
        })
      },
    )
    await bench.start([fn])
    await bench.send('again/go')
    const run = await bench.ended('again')
    expect(run.result).toBe('done')
    expect(attempts).toEqual([0, 1, 2])
    expect(before).toBe(1)
    const [step] = await bench.query(
      `select status, attempt, error from job_steps where name = 'shaky'`,
    )
    expect(step).toEqual({ status: 'completed', attempt: 2, error: null })
  })

  it('hands a step that failed for good to the function, which may catch it', async () => {
    const fn = inngest.createFunction(
      { id: 'catches', retries: 0, triggers: { event: 'catches/go' } },
      async ({ step }) => {
        const name = await step
          .run('bad', () => {
            throw new NonRetriableError('no way')
          })
          .catch((error: Error) => error.message)
        return { name, next: await step.run('next', () => 'went on') }
      },
    )
    await bench.start([fn])
    await bench.send('catches/go')
    expect((await bench.ended('catches')).result).toEqual({ name: 'no way', next: 'went on' })
  })
})
