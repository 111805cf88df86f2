import { NonRetriableError } from 'inngest'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { mintActor } from '@/lib/platform/access/actor'
import { anyoneContext, type Ctx } from '@/lib/platform/access/context'
import { Conflict, Forbidden, NotFound, Unauthorised } from '@/lib/platform/errors/errors'
import { newId } from '@/lib/platform/ids/ids'
import { cancelRun } from '@/lib/platform/jobs/cancel-run'
import { getRun, listJobFunctions, listRuns } from '@/lib/platform/jobs/queries'
import { retryRun } from '@/lib/platform/jobs/retry-run'
import { useDatabase } from '../support/database'
import { inngest, type JobsBench, openBench } from '../support/jobs-runner'

const test = useDatabase()
let bench: JobsBench
beforeAll(() => {
  bench = openBench(test.url)
})
afterEach(() => bench.stop())
afterAll(() => bench.close())

function person(platformAdmin: boolean): Ctx {
  const actor = mintActor({
    kind: 'user',
    userId: newId(),
    email: 'a@example.org',
    addresses: ['a@example.org'],
    name: null,
    platformAdmin,
    memberships: new Map(),
  })
  return { actor, db: test.db, now: new Date() }
}

it('only platform admins see and steer jobs', async () => {
  const id = newId()
  for (const verb of [
    listJobFunctions,
    listRuns,
    (ctx: Ctx) => getRun(ctx, id),
    (ctx: Ctx) => retryRun(ctx, id),
    (ctx: Ctx) => cancelRun(ctx, id),
  ]) {
    await expect(verb(anyoneContext(test.db))).rejects.toThrow(Unauthorised)
    await expect(verb(person(false))).rejects.toThrow(Forbidden)
  }
})

it('lists functions with their triggers, next tick and what they do', async () => {
  const daily = inngest.createFunction(
    { id: 'scan', name: 'Daily scan', triggers: { cron: '30 6 * * *' }, concurrency: 2 },
    async () => null,
  )
  const bad = inngest.createFunction(
    { id: 'bad', retries: 0, triggers: { event: 'bad/go', if: 'event.data.n > 1' } },
    async () => {
      throw new Error('broken')
    },
  )
  await bench.start([daily, bad])
  await bench.send('bad/go', { n: 2 })
  await bench.ended('bad')
  await bench.stop()
  await bench.start([bad])
  const functions = await listJobFunctions(person(true))
  expect(functions).toEqual([
    {
      id: 'laurel-bad',
      name: 'bad',
      triggers: [{ event: 'bad/go', if: 'event.data.n > 1' }],
      retries: 0,
      concurrency: null,
      retired: false,
      nextAt: null,
      active: 0,
      failed: 1,
    },
    {
      id: 'laurel-scan',
      name: 'Daily scan',
      triggers: [{ cron: '30 6 * * *' }],
      retries: 3,
      concurrency: 2,
      retired: true,
      nextAt: null,
      active: 0,
      failed: 0,
    },
  ])
})

it('shows the next tick of a function in use', async () => {
  const daily = inngest.createFunction(
    { id: 'scan', triggers: [{ cron: '30 6 * * *' }, { cron: 'TZ=Asia/Tokyo 0 9 * * *' }] },
    async () => null,
  )
  await bench.start([daily])
  const [scan] = await listJobFunctions(person(true))
  expect(scan?.nextAt?.getTime()).toBeGreaterThan(Date.now())
  expect(scan?.nextAt?.getTime()).toBeLessThan(Date.now() + 86_400_000)
})

it('pages through runs, newest first, by function and status', async () => {
  const fn = inngest.createFunction(
    { id: 'paged', triggers: { event: 'paged/go' } },
    async ({ event }) => event.data.n,
  )
  await bench.start([fn])
  for (let n = 0; n < 5; n++) await bench.send('paged/go', { n })
  await bench.until(
    async () =>
      (await bench.runs('paged')).filter((run) => run.status === 'completed').length === 5,
  )
  const wanted = { functionId: 'laurel-paged', status: 'completed' as const, limit: 2 }
  const seen: string[] = []
  let before: string | undefined
  for (let page = 0; page < 3; page++) {
    const { runs, next } = await listRuns(person(true), { ...wanted, before })
    seen.push(...runs.map((run) => run.id))
    expect(next).toBe(page < 2 ? runs.at(-1)?.id : null)
    before = next ?? undefined
  }
  const all = (await bench.runs('paged')).map((run) => run.id).sort()
  expect(seen).toEqual(all.reverse())
  expect((await listRuns(person(true), { status: 'queued' })).runs).toEqual([])
})

it('a failed run is tried again from where it stopped', async () => {
  let works = false
  const ran: string[] = []
  const fn = inngest.createFunction(
    { id: 'mended', retries: 0, triggers: { event: 'mended/go' } },
    async ({ step }) => {
      await step.run('good', () => ran.push('good'))
      await step.run('shaky', () => {
        ran.push('shaky')
        if (!works) throw new NonRetriableError('broken')
        return 'mended'
      })
      return 'done'
    },
  )
  await bench.start([fn])
  await bench.send('mended/go')
  const run = await bench.ended('mended')
  const admin = person(true)
  const failed = await getRun(admin, run.id)
  expect(failed).toMatchObject({ status: 'failed', error: 'NonRetriableError: broken' })
  expect(failed.stepRows).toMatchObject([
    { name: 'good', kind: 'run', status: 'completed', attempts: 1, data: '1', error: null },
    { name: 'shaky', status: 'failed', attempts: 1, error: 'NonRetriableError: broken' },
  ])
  works = true
  await retryRun(admin, run.id)
  const again = await bench.ended('mended')
  expect(again).toMatchObject({ id: run.id, status: 'completed', result: 'done', error: null })
  expect(ran).toEqual(['good', 'shaky', 'shaky'])
  await expect(retryRun(admin, run.id)).rejects.toThrow(Conflict)
  await expect(retryRun(admin, newId())).rejects.toThrow(NotFound)
  await expect(getRun(admin, 'nonsense')).rejects.toThrow(NotFound)
})

it('a cancelled run ends at once, tells who invoked it, and can be taken up again', async () => {
  const child = inngest.createFunction(
    { id: 'inner', triggers: { event: 'inner/go' } },
    async ({ step }) => {
      const event = await step.waitForEvent('it', { event: 'inner/answer', timeout: '1h' })
      return event?.data.n
    },
  )
  const parent = inngest.createFunction(
    { id: 'outer', retries: 0, triggers: { event: 'outer/go' } },
    async ({ step }) =>
      step.invoke('inner', { function: child, data: {} }).catch((error: Error) => error.message),
  )
  await bench.start([child, parent])
  await bench.send('outer/go')
  await bench.until(async () => (await bench.query('select 1 from job_waits')).length === 1)
  const [inner] = await bench.runs('inner')
  const admin = person(true)
  await cancelRun(admin, inner?.id ?? '')
  expect((await bench.ended('inner')).status).toBe('cancelled')
  expect((await bench.ended('outer')).result).toBe('The run was cancelled.')
  expect(await bench.query('select 1 from job_waits')).toEqual([])
  await expect(cancelRun(admin, inner?.id ?? '')).rejects.toThrow(Conflict)
  await expect(cancelRun(admin, newId())).rejects.toThrow(NotFound)

  await retryRun(admin, inner?.id ?? '')
  await bench.until(async () => (await bench.query('select 1 from job_waits')).length === 1)
  await bench.send('inner/answer', { n: 9 })
  expect((await bench.ended('inner')).result).toBe(9)
})
