import { Inngest } from 'inngest'
import { serve } from 'inngest/edge'
import { describe, expect, it } from 'vitest'
import { readFunctions, type SdkFunction } from '@/inngest/embedded/functions'
import { SetupError } from '@/lib/platform/errors/errors'

const client = new Inngest({ id: 'laurel', isDev: true, aiMetadata: false })
type Options = Parameters<typeof client.createFunction>[0]

function read(options: Partial<Record<keyof Options | 'triggers', unknown>>) {
  const given = { id: 'job', triggers: { event: 'a/b' }, ...options } as Options
  const fn = client.createFunction(given, async () => null) as SdkFunction
  const handler = serve({ client, functions: [fn as never] })
  return readFunctions('laurel', handler, [fn])
}

describe('what the embedded mode cannot do is refused at start', () => {
  const refused: [string, Parameters<typeof read>[0], RegExp][] = [
    ['throttle', { throttle: { limit: 1, period: '1s' } }, /throttle is not/],
    ['rateLimit', { rateLimit: { limit: 1, period: '1s' } }, /rateLimit is not/],
    ['debounce', { debounce: { period: '1s' } }, /debounce is not/],
    ['batchEvents', { batchEvents: { maxSize: 2, timeout: '1s' } }, /batchEvents is not/],
    ['priority', { priority: { run: '100' } }, /priority is not/],
    ['singleton', { singleton: { mode: 'skip' } }, /singleton is not/],
    ['timeouts', { timeouts: { start: '1m' } }, /timeouts is not/],
    ['optimizeParallelism', { optimizeParallelism: false }, /optimizeParallelism is not/],
    ['an option of a later SDK', { shinyNew: true } as never, /shinyNew is not/],
    ['concurrency key', { concurrency: { limit: 1, key: 'event.data.x' } }, /concurrency\.key/],
    ['account scope', { concurrency: { limit: 1, scope: 'account' } }, /concurrency\.scope/],
    ['env scope', { concurrency: { limit: 1, scope: 'env' } }, /concurrency\.scope/],
    ['two limits', { concurrency: [{ limit: 1 }, { limit: 2 }] }, /concurrency allows one/],
    ['limit of none', { concurrency: 0 }, /concurrency\.limit/],
    ['6-field cron', { triggers: { cron: '0 0 6 * * *' } }, /cron .*6 fields/],
    ['a nickname', { triggers: { cron: '@daily' } }, /cron .*1 fields/],
    ['last day', { triggers: { cron: '0 0 L * *' } }, /“L” is not understood/],
    ['Sunday as 7', { triggers: { cron: '0 0 * * 7' } }, /Sunday is 0/],
    ['no such minute', { triggers: { cron: '61 0 * * *' } }, /cron .*cannot be understood/],
    ['no such zone', { triggers: { cron: 'TZ=Mars/Olympus 0 0 * * *' } }, /cannot be understood/],
    ['a day that never comes', { triggers: { cron: '0 0 30 2 *' } }, /never comes/],
    ['cron jitter', { triggers: { cron: '0 0 * * *', jitter: '5m' } }, /jitter is not/],
    ['CEL', { triggers: { event: 'a/b', if: 'event.data.n ==' } }, /triggers\.if/],
    ['unknown name', { triggers: { event: 'a/b', if: 'user.id == 1' } }, /Unknown variable: user/],
    ['idempotency', { idempotency: 'event.data.' }, /idempotency “event\.data\.” cannot/],
    ['cancelOn.if', { cancelOn: [{ event: 'c', if: '!' }] }, /cancelOn\.if/],
    ['cancelOn.timeout', { cancelOn: [{ event: 'c', timeout: '1 fortnight' }] }, /timeout/],
    ['wildcard', { triggers: { event: 'a/*' } }, /wildcard/],
    ['server event', { triggers: { event: 'inngest/function.finished' } }, /is not sent/],
    ['21 retries', { retries: 21 }, /retries must be a whole number from 0 to 20/],
  ]
  it.each(refused)('%s', async (_, options, why) => {
    const refusal = await read(options).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(SetupError)
    expect((refusal as Error).message).toMatch(why)
    expect((refusal as Error).message).toMatch(/“laurel-job”/)
  })
})

it('what it can do is read: limits, retries, triggers, cancellations, the failure handler', async () => {
  const functions = await read({
    triggers: [{ event: 'a/b', if: 'event.data.n > 1' }, { cron: 'TZ=Asia/Tokyo 0 9 * * 1-5' }],
    retries: 20,
    concurrency: [{ limit: 5, scope: 'fn' }],
    idempotency: 'event.data.id',
    cancelOn: [{ event: 'c', match: 'data.id', timeout: '1h' }],
    onFailure: async () => undefined,
  })
  expect([...functions.values()]).toEqual([
    {
      id: 'laurel-job',
      name: 'job',
      events: [{ event: 'a/b', expression: 'event.data.n > 1' }],
      crons: ['TZ=Asia/Tokyo 0 9 * * 1-5'],
      maxAttempts: 21,
      concurrency: 5,
      idempotency: 'event.data.id',
      cancel: [{ event: 'c', if: 'event.data.id == async.data.id', timeout: '1h' }],
    },
    {
      id: 'laurel-job-failure',
      name: 'job (failure)',
      events: [
        {
          event: 'inngest/function.failed',
          expression: "event.data.function_id == 'laurel-job'",
        },
      ],
      crons: [],
      maxAttempts: 2,
      cancel: [],
    },
  ])
})

it('retries are 3 unless said otherwise', async () => {
  const functions = await read({})
  expect(functions.get('laurel-job')?.maxAttempts).toBe(4)
})
