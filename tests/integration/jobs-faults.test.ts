import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { startDatabase } from '@/db/embedded'
import { migrate } from '@/db/migrate'
import { useDatabase } from '../support/database'
import { inngest, type JobsBench, openBench } from '../support/jobs-runner'

const test = useDatabase()
let bench: JobsBench
beforeAll(() => {
  bench = openBench(test.url)
})
afterEach(() => bench.stop())
afterAll(() => bench.close())

const executed = new Map<string, number>()

const fn = inngest.createFunction(
  { id: 'faulty', triggers: { event: 'faults/go' }, concurrency: 3 },
  async ({ step, event }) => {
    const work = (name: string) => async () => {
      const key = `${event.data.n} ${name}`
      executed.set(key, (executed.get(key) ?? 0) + 1)
      await sleep(10)
      return name
    }
    const found = [await step.run('one', work('one'))]
    found.push(...(await Promise.all(['two', 'three'].map((name) => step.run(name, work(name))))))
    found.push(await step.run('four', work('four')))
    return found
  },
)

async function allDone(on: JobsBench, runs: number) {
  await on.until(async () => {
    const found = await on.runs('faulty')
    return found.length === runs && found.every((run) => run.status === 'completed')
  }, 25_000)
  const results = (await on.runs('faulty')).map((run) => run.result)
  expect(results).toEqual(Array(runs).fill(['one', 'two', 'three', 'four']))
}

it('killed backends neither end nor hang it, and no result in hand is lost', async () => {
  executed.clear()
  await bench.start([fn])
  let killed = 0
  for (let n = 0; n < 15; n++) {
    await bench.send('faults/go', { n })
    await sleep(40)
    const victims = await bench.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name in ('laurel-jobs', 'laurel-presence')
         and random() < 0.4`,
    )
    killed += victims.length
  }
  expect(killed).toBeGreaterThan(15)
  await allDone(bench, 15)
  await bench.until(
    async () => (await bench.query('select 1 from graphile_worker.jobs')).length === 0,
  )
  expect(bench.log.filter((line) => line.level === 'error')).toEqual([])
})

it('leaves no trace of itself when it stops while its connections are cut', async () => {
  for (let n = 0; n < 10; n++) {
    const runner = await bench.start([fn])
    await bench.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'laurel-presence'`,
    )
    await sleep(n * 10)
    await runner.stop()
    expect(await bench.query('select 1 from job_workers')).toEqual([])
  }
})

it('goes on when the database is back from a restart', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'laurel-jobs-'))
  // Started by root, the server runs as another user, who has to get through.
  chmodSync(folder, 0o711)
  const first = await startDatabase({ dataDir: folder, durable: false })
  await migrate(first.url)
  const other = openBench(first.url)
  let server = first
  try {
    await other.start([fn])
    for (let n = 100; n < 106; n++) await other.send('faults/go', { n })
    await sleep(150)
    await server.stop()
    await sleep(1500)
    server = await startDatabase({ dataDir: folder, durable: false })
    expect(server.url).toBe(first.url)
    await allDone(other, 6)
    await other.send('faults/go', { n: 106 })
    await allDone(other, 7)
  } finally {
    await other.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}, 60_000)

it('stop lets the step in hand end, stores it, and leaves the rest to the next worker', async () => {
  let inHand = false
  const ran: string[] = []
  const long = inngest.createFunction(
    { id: 'stopped', triggers: { event: 'stop/go' } },
    async ({ step }) => {
      await step.run('long', async () => {
        inHand = true
        await sleep(300)
        ran.push('long')
      })
      await step.run('next', () => ran.push('next'))
    },
  )
  const runner = await bench.start([long])
  await bench.send('stop/go')
  await bench.until(async () => inHand)
  await runner.stop()
  expect(ran).toEqual(['long'])
  const steps =
    await bench.query(`select name, step.status from job_steps as step join job_runs as run
    on run.id = run_id where function_id = 'laurel-stopped'`)
  expect(steps).toEqual([{ name: 'long', status: 'completed' }])
  expect(await bench.query('select 1 from job_workers')).toEqual([])
  expect(
    await bench.query('select 1 from graphile_worker.jobs where locked_at is not null'),
  ).toEqual([])
  await bench.start([long])
  expect((await bench.ended('stopped')).status).toBe('completed')
  expect(ran).toEqual(['long', 'next'])
})
