import { createHash } from 'node:crypto'
import { Inngest, NonRetriableError, RetryAfterError } from 'inngest'
import { serve } from 'inngest/edge'
import { describe, expect, it } from 'vitest'
import sdk from '../../node_modules/inngest/package.json' with { type: 'json' }

/*
 * The wire shapes of the SDK that the embedded runner stands on. A failure here after a new version
 * of inngest says what to change in inngest/embedded before that version can be used.
 */

interface Post {
  url: string
  headers: Headers
  body: unknown
}

const silent = () => undefined
const logger = { debug: silent, info: silent, warn: silent, error: silent }
const posts: Post[] = []
const client = new Inngest({
  id: 'laurel',
  isDev: true,
  aiMetadata: false,
  logger,
  fetch: async (url: string | URL | Request, init?: RequestInit) => {
    posts.push({
      url: String(url),
      headers: new Headers(init?.headers),
      body: JSON.parse(String(init?.body)),
    })
    return Response.json({ ids: ['given'], status: 200 })
  },
})

type StepTools = Parameters<Parameters<typeof client.createFunction>[1]>[0]

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex')

function define(body: (tools: StepTools) => unknown, options: object = {}) {
  const fn = client.createFunction({ id: 'job', triggers: { event: 'a/b' }, ...options }, body)
  const handler = serve({ client, functions: [fn] })
  return async (steps: Record<string, object> = {}, stepId = 'step', ctx: object = {}) => {
    const event = { name: 'a/b', data: { n: 1 }, id: 'e1', ts: 1 }
    const stack = Object.keys(steps)
    const response = await handler(
      new Request(`http://localhost/api/inngest?fnId=laurel-job&stepId=${stepId}`, {
        method: 'POST',
        headers: { host: 'localhost', tracestate: 'laurel=call-1' },
        body: JSON.stringify({
          version: -1,
          event,
          events: [event],
          steps,
          ctx: {
            run_id: 'r1',
            attempt: 0,
            max_attempts: 4,
            disable_immediate_execution: false,
            use_api: false,
            stack: { stack, current: Math.max(0, stack.length - 1) },
            ...ctx,
          },
        }),
      }),
    )
    return { status: response.status, headers: response.headers, body: await response.json() }
  }
}

it('is inngest 4.24.0', () => {
  expect(sdk.version).toBe('4.24.0')
})

it('describes its functions in band, with no network', async () => {
  const fn = client.createFunction(
    {
      id: 'job',
      name: 'Job',
      retries: 2,
      concurrency: { limit: 3, scope: 'fn' },
      idempotency: 'event.data.id',
      cancelOn: [{ event: 'c/d', match: 'data.id', timeout: '1h' }],
      triggers: [{ event: 'a/b', if: 'event.data.n > 1' }, { cron: 'TZ=Asia/Tokyo 0 9 * * *' }],
      onFailure: async () => undefined,
    },
    async () => undefined,
  )
  const handler = serve({ client, functions: [fn] })
  const response = await handler(
    new Request('http://localhost/api/inngest', {
      method: 'PUT',
      headers: { host: 'localhost', 'x-inngest-sync-kind': 'in_band' },
      body: JSON.stringify({ url: 'http://localhost/api/inngest' }),
    }),
  )
  expect(response.status).toBe(200)
  const { app_id, functions } = (await response.json()) as Record<string, unknown>
  expect(app_id).toBe('laurel')
  const steps = (id: string, attempts: number) => ({
    step: {
      id: 'step',
      name: 'step',
      runtime: { type: 'http', url: `http://localhost/api/inngest?fnId=${id}&stepId=step` },
      retries: { attempts },
    },
  })
  expect(functions).toEqual([
    {
      id: 'laurel-job',
      name: 'Job',
      triggers: [
        { event: 'a/b', expression: 'event.data.n > 1' },
        { cron: 'TZ=Asia/Tokyo 0 9 * * *' },
      ],
      steps: steps('laurel-job', 2),
      concurrency: { limit: 3, scope: 'fn' },
      idempotency: 'event.data.id',
      cancel: [{ event: 'c/d', if: 'event.data.id == async.data.id', timeout: '1h' }],
    },
    {
      id: 'laurel-job-failure',
      name: 'Job (failure)',
      triggers: [
        {
          event: 'inngest/function.failed',
          expression: "event.data.function_id == 'laurel-job'",
        },
      ],
      steps: steps('laurel-job-failure', 1),
    },
  ])
})

describe('a call answers', () => {
  it('200 with what the function returned, null for nothing', async () => {
    expect(await define(() => ({ done: true }))()).toMatchObject({
      status: 200,
      body: { done: true },
    })
    expect(await define(() => undefined)()).toMatchObject({ status: 200, body: null })
  })

  it('206 with one step run, by the sha1 of its id, and stops there', async () => {
    let after = false
    const call = define(async ({ step }) => {
      await step.run('first', () => ({ n: 1 }))
      after = true
    })
    const { status, body } = await call()
    expect(status).toBe(206)
    expect(body).toMatchObject([
      { id: sha1('first'), op: 'StepRun', name: 'first', displayName: 'first', data: { n: 1 } },
    ])
    expect(after).toBe(false)
  })

  it('null for a step that returned nothing', async () => {
    const { body } = await define(({ step }) => step.run('none', () => undefined))()
    expect(body).toMatchObject([{ op: 'StepRun', data: null }])
  })

  it('repeats of an id as id:1, id:2', async () => {
    const call = define(async ({ step }) => {
      for (let i = 0; i < 3; i++) await step.run('same', () => i)
    })
    const state = { [sha1('same')]: { type: 'data', data: 0 } }
    expect((await call(state)).body).toMatchObject([{ id: sha1('same:1'), data: 1 }])
    const more = { ...state, [sha1('same:1')]: { type: 'data', data: 1 } }
    expect((await call(more)).body).toMatchObject([{ id: sha1('same:2'), data: 2 }])
  })

  it('a sleep with its duration in `name`, until a date with the date', async () => {
    const sleep = await define(({ step }) => step.sleep('nap', '90m'))()
    expect(sleep).toMatchObject({ status: 206, body: [{ op: 'Sleep', name: '1h30m', data: null }] })
    const date = new Date('2030-01-01T00:00:00Z')
    const until = await define(({ step }) => step.sleepUntil('nap', date))()
    expect(until.body).toMatchObject([{ op: 'Sleep', name: '2030-01-01T00:00:00.000Z' }])
  })

  it('an empty name for a duration that it cannot read', async () => {
    const { body } = await define(({ step }) => step.sleep('nap', '1h30m'))()
    expect(body).toMatchObject([{ op: 'Sleep', name: '' }])
  })

  it('a wait with the event in `name`, time-out and expression in `opts`', async () => {
    const match = await define(({ step }) =>
      step.waitForEvent('it', { event: 'c/d', timeout: '2h', match: 'data.id' }),
    )()
    expect(match.body).toMatchObject([
      {
        id: sha1('it'),
        op: 'WaitForEvent',
        name: 'c/d',
        displayName: 'it',
        opts: { timeout: '2h', if: 'event.data.id == async.data.id' },
      },
    ])
    const expression = await define(({ step }) =>
      step.waitForEvent('it', { event: 'c/d', timeout: '2h', if: 'async.data.n > 1' }),
    )()
    expect(expression.body).toMatchObject([{ opts: { if: 'async.data.n > 1' } }])
  })

  it('an invocation with the function and payload in `opts`', async () => {
    const other = client.createFunction({ id: 'other', triggers: [] }, async () => 1)
    const { body } = await define(({ step }) =>
      step.invoke('call', { function: other, data: { n: 2 }, timeout: '1h' }),
    )()
    expect(body).toMatchObject([
      {
        op: 'InvokeFunction',
        displayName: 'call',
        opts: { function_id: 'laurel-other', payload: { data: { n: 2 } }, timeout: '1h' },
      },
    ])
  })

  it('parallel steps as planned, each to be called by its hash', async () => {
    const call = define(({ step }) =>
      Promise.all([step.run('a', () => 'A'), step.run('b', () => 'B'), step.sleep('c', '1s')]),
    )
    const { status, body } = await call()
    expect(status).toBe(206)
    expect(body).toMatchObject([
      { id: sha1('a'), op: 'StepPlanned', displayName: 'a', data: null },
      { id: sha1('b'), op: 'StepPlanned', displayName: 'b' },
      { id: sha1('c'), op: 'Sleep' },
    ])
    const one = await call({}, sha1('b'), { disable_immediate_execution: true })
    expect(one.body).toMatchObject([{ id: sha1('b'), op: 'StepRun', data: 'B' }])
    expect(one.body).toHaveLength(1)
  })

  it('a lone step as planned when it may not run it at once', async () => {
    const call = define(({ step }) => step.run('only', () => 1))
    const { body } = await call({}, 'step', { disable_immediate_execution: true })
    expect(body).toMatchObject([{ op: 'StepPlanned', id: sha1('only') }])
  })

  it('steps of a race marked as such', async () => {
    const { body } = await define(({ step, group }) =>
      group.parallel(() => Promise.race([step.run('a', () => 1), step.run('b', () => 2)])),
    )()
    expect(body).toMatchObject([
      { op: 'StepPlanned', opts: { parallelMode: 'race' } },
      { op: 'StepPlanned', opts: { parallelMode: 'race' } },
    ])
  })

  it('what is still open when the function returns', async () => {
    const call = define(async ({ step }) => {
      void step.waitForEvent('late', { event: 'c/d', timeout: '1h' })
      return step.run('a', () => 1)
    })
    const { status, body } = await call({ [sha1('a')]: { type: 'data', data: 1 } })
    expect(status).toBe(206)
    expect(body).toMatchObject([{ op: 'WaitForEvent' }])
  })

  it('a failed step as StepError with retry-after, and the last attempt as StepFailed', async () => {
    const call = define(({ step }) =>
      step.run('bad', () => {
        throw new RetryAfterError('later', 5000)
      }),
    )
    const again = await call()
    expect(again.status).toBe(206)
    expect(again.headers.get('retry-after')).toBe('5')
    expect(again.headers.get('x-inngest-no-retry')).toBe('false')
    expect(again.body).toMatchObject([
      { id: sha1('bad'), op: 'StepError', error: { name: 'RetryAfterError', message: 'later' } },
    ])
    const last = await call({}, 'step', { attempt: 3 })
    expect(last.status).toBe(206)
    expect(last.headers.get('x-inngest-no-retry')).toBe('true')
    expect(last.body).toMatchObject([{ op: 'StepFailed', error: { message: 'later' } }])
  })

  it('a step that must not be retried as StepFailed', async () => {
    const { body } = await define(({ step }) =>
      step.run('bad', () => {
        throw new NonRetriableError('never')
      }),
    )()
    expect(body).toMatchObject([{ op: 'StepFailed', error: { name: 'NonRetriableError' } }])
  })

  it('the error of a stored failed step to the function, and 400 when it is not caught', async () => {
    const bad = { [sha1('bad')]: { type: 'error', error: { name: 'TypeError', message: 'no' } } }
    const caught = define(({ step }) => step.run('bad', () => 1).catch((e: Error) => e.message))
    expect(await caught(bad)).toMatchObject({ status: 200, body: 'no' })
    const uncaught = await define(({ step }) => step.run('bad', () => 1))(bad)
    expect(uncaught.status).toBe(400)
    expect(uncaught.headers.get('x-inngest-no-retry')).toBe('true')
    expect(uncaught.body).toMatchObject({ name: 'TypeError', message: 'no' })
  })

  it('500 for a function that threw and may be called again, 400 for the last time', async () => {
    const call = define(() => {
      throw new RetryAfterError('soon', new Date('2030-01-01T00:00:00Z'))
    })
    const again = await call()
    expect(again.status).toBe(500)
    expect(again.headers.get('x-inngest-no-retry')).toBe('false')
    expect(again.headers.get('retry-after')).toBe('2030-01-01T00:00:00.000Z')
    expect(again.body).toMatchObject({ name: 'RetryAfterError', message: 'soon' })
    const last = await call({}, 'step', { attempt: 3 })
    expect(last.status).toBe(400)
    expect(last.headers.get('x-inngest-no-retry')).toBe('true')
  })

  it('kinds of step that say what they are', async () => {
    const signal = await define(({ step }) =>
      step.waitForSignal('s', { signal: 'x', timeout: '1h', onConflict: 'fail' }),
    )()
    expect(signal.body).toMatchObject([{ op: 'WaitForSignal' }])
    const sent = await define(({ step }) => step.sendSignal('s', { signal: 'x' }))()
    expect(sent.body).toMatchObject([{ opts: { type: 'step.sendSignal' } }])
    const fetched = await define(({ step }) => step.fetch('http://localhost/'))()
    expect(fetched.body).toMatchObject([{ op: 'Gateway' }])
  })
})

it('sendEvent posts to /e/:key with a seed, and hands our tracestate on', async () => {
  posts.length = 0
  const { body } = await define(({ step }) =>
    step.sendEvent('tell', [
      { name: 'c/d', data: { n: 1 } },
      { id: 'own', name: 'c/e' },
    ]),
  )()
  expect(body).toMatchObject([
    {
      op: 'StepRun',
      displayName: 'tell',
      opts: { type: 'step.sendEvent' },
      data: { ids: ['given'] },
    },
  ])
  const [post] = posts
  expect(posts).toHaveLength(1)
  expect(new URL(post?.url ?? '').pathname).toMatch(/^\/e\/[^/]+$/)
  expect(post?.headers.get('x-inngest-event-id-seed')).toMatch(/^\d+,.+/)
  expect(post?.headers.get('tracestate')).toBe('laurel=call-1')
  expect(post?.body).toMatchObject([
    { name: 'c/d', data: { n: 1 }, ts: expect.any(Number) },
    { id: 'own', name: 'c/e', data: {} },
  ])
})

it('inngest.send posts without our tracestate', async () => {
  posts.length = 0
  await client.send({ name: 'c/d' })
  expect(posts[0]?.headers.get('tracestate')).toBeNull()
  expect(posts[0]?.headers.get('x-inngest-event-id-seed')).toBeTruthy()
})
