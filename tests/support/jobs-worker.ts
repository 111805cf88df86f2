import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { startRunner } from '@/inngest/embedded/runner'
import { inngest } from '@/lib/platform/events/client'

/*
 * A worker process for tests that kill it. Each step's body leaves a row behind, so that what ran
 * can be compared with what was stored.
 */

const url = process.argv[2] ?? ''
const pool = new pg.Pool({ connectionString: url, max: 4 })
pool.on('error', () => undefined)

const leaf = inngest.createFunction(
  { id: 'crash-leaf', triggers: { event: 'crash/leaf' } },
  async ({ step, runId, event }) => {
    await step.run('leaf', trace(runId, 'leaf'))
    return event.data.of
  },
)

const child = inngest.createFunction(
  { id: 'crash-child', triggers: { event: 'crash/child' }, concurrency: 3 },
  async ({ step, runId }) => step.run('child', trace(runId, 'child')),
)

const main = inngest.createFunction(
  { id: 'crash-main', triggers: { event: 'crash/go' } },
  async ({ step, runId, event }) => {
    await step.run('first', trace(runId, 'first'))
    await step.sendEvent('tell', { name: 'crash/leaf', data: { of: event.data.n } })
    await Promise.all(['left', 'right'].map((name) => step.run(name, trace(runId, name))))
    await step.invoke('child', { function: child, data: {} })
    await step.sleep('nap', event.data.n % 5 === 0 ? '1s' : '20ms')
    await step.sleep('nod', '20ms')
    for (const name of ['a', 'b']) await step.run(name, trace(runId, name))
    return event.data.n
  },
)

function trace(runId: string, step: string) {
  return async () => {
    const token = randomUUID()
    await pool.query('insert into executions (run_id, step, token) values ($1, $2, $3)', [
      runId,
      step,
      token,
    ])
    await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 10))
    return token
  }
}

const quiet = () => undefined
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet }
const runner = startRunner({
  url,
  client: inngest,
  functions: [main, leaf, child],
  retentionDays: 30,
  log,
})
await runner.ready
process.send?.('ready')
process.on('disconnect', () => process.exit())
