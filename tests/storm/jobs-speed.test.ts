import { createHash } from 'node:crypto'
import { serve } from 'inngest/edge'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { call } from '@/inngest/embedded/call'
import { SentEvents } from '@/inngest/embedded/sent-events'
import { useDatabase } from '../support/database'
import { inngest, type JobsBench, openBench } from '../support/jobs-runner'

const test = useDatabase()
let bench: JobsBench
beforeAll(() => {
  bench = openBench(test.url)
})
afterAll(() => bench.close())

const stepsPerRun = 20

const fn = inngest.createFunction(
  { id: 'speed', triggers: { event: 'speed/go' } },
  async ({ step }) => {
    for (let i = 0; i < stepsPerRun; i++) await step.run(`step ${i}`, () => ({ i }))
  },
)

const short = inngest.createFunction(
  { id: 'short', triggers: { event: 'short/go' } },
  async ({ step }) => step.run('only', () => 1),
)

async function timed(name: string, id: string, runs: number) {
  const started = performance.now()
  for (let i = 0; i < runs; i++) await bench.send(name)
  await bench.until(async () => {
    const [row] = await bench.query<{ n: number }>(
      `select count(*)::int as n from job_runs where function_id = $1 and status = 'completed'`,
      [`laurel-${id}`],
    )
    return row?.n === runs
  }, 120_000)
  await bench.query('delete from job_runs')
  return performance.now() - started
}

/** The SDK's own part: the same calls with nothing stored between them, in milliseconds a step. */
async function sdkAlone(): Promise<number> {
  const handler = serve({ client: inngest, functions: [fn] })
  const steps = new Map<string, string>()
  const started = performance.now()
  for (let i = 0; i < stepsPerRun; i++) {
    await call(handler, new SentEvents(), {
      functionId: 'laurel-speed',
      runId: 'run',
      event: '{"id":"e","name":"speed/go","data":{},"ts":1}',
      steps,
      attempt: 0,
      maxAttempts: 4,
    })
    const id = createHash('sha1').update(`step ${i}`).digest('hex')
    steps.set(id, `{"type":"data","data":{"i":${i}}}`)
  }
  return (performance.now() - started) / stepsPerRun
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

it('the runner adds little to a step', async () => {
  await bench.start([fn, short], { concurrency: 4 })
  await timed('speed/go', 'speed', 3)
  const alone: number[] = []
  const sdk: number[] = []
  for (let i = 0; i < 9; i++) {
    alone.push((await timed('speed/go', 'speed', 1)) / stepsPerRun)
    sdk.push(await sdkAlone())
  }
  const before = process.cpuUsage()
  const many = await timed('speed/go', 'speed', 40)
  const { user, system } = process.cpuUsage(before)
  const cpu = (user + system) / 1000 / (40 * stepsPerRun)
  const shorts = await timed('short/go', 'short', 300)
  console.log(
    `a step alone ${median(alone).toFixed(2)} ms, the SDK's part of it ${median(sdk).toFixed(2)} ms (of this process's CPU ${cpu.toFixed(2)} ms) · ${((40 * stepsPerRun * 1000) / many).toFixed(0)} steps/s in 40 runs · ${((300 * 1000) / shorts).toFixed(0)} one-step runs/s`,
  )
  expect(median(alone)).toBeGreaterThan(0)
})
