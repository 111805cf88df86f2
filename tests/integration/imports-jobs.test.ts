import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { failImport } from '@/lib/awards/imports/fail-import'
import { getImport } from '@/lib/awards/imports/queries'
import { retryImport } from '@/lib/awards/imports/retry-import'
import { startImport } from '@/lib/awards/imports/start-import'
import { useLaurel } from '@/tests/support/laurel'
import { seededRandom } from '@/tests/support/random'
import { until } from '@/tests/support/until'

const laurel = useLaurel()
let worker: ChildProcess | undefined
afterEach(() => void worker?.kill('SIGKILL'))

it('2,500 rows and 4 × kill -9 of the worker: each row is recorded once', async () => {
  const importId = await start('kill', 2500)
  const random = seededRandom(7)
  for (let kill = 0; kill < 4; kill++) {
    worker = await startWorker()
    await sleep(50 + random() * 500)
    worker.kill('SIGKILL')
    await once(worker, 'exit')
  }
  worker = await startWorker()
  await done(importId)
  expect(await getImport(laurel.ctx(), { importId })).toMatchObject({
    ...{ state: 'done', rows: 2500, recorded: 2500, added: 2500 },
  })
  const [count] = await laurel.sql`
    select count(*)::int as n, count(distinct learner_id)::int as people from completions
    where learner_id in (select id from learners where email like 'kill-%')`
  expect({ ...count }).toEqual({ n: 2500, people: 2500 })
}, 120_000)

it('an import that the job gave up says why, and goes on when it is asked to', async () => {
  const importId = await start('fail', 3)
  await failImport(laurel.ctx(), { importId, said: 'The disk is full.' })
  expect(await getImport(laurel.ctx(), { importId })).toMatchObject({
    ...{ state: 'failed', error: { values: { said: 'The disk is full.' } } },
  })
  await Promise.all([1, 2].map(() => retryImport(laurel.ctx(), { importId })))
  worker = await startWorker()
  await done(importId)
  expect(await getImport(laurel.ctx(), { importId })).toMatchObject({ error: null, recorded: 3 })
}, 60_000)

async function start(name: string, count: number): Promise<string> {
  const harbour = await laurel.ctx().db.query.issuers.findFirst({
    where: (issuer, { eq }) => eq(issuer.slug, 'harbour-academy'),
  })
  const rows = Array.from(
    { length: count },
    (_, i) => `${name}-${i}@example.org,Kim Doe,DS-101,2026-03-04,40\n`,
  )
  const { importId } = await startImport(laurel.ctx(), {
    ...{ issuerId: harbour?.id as string, fileName: `${name}.csv` },
    bytes: Buffer.from(`email,name,course_code,completed_at,score\n${rows.join('')}`),
  })
  return importId
}

function done(importId: string) {
  return until(async () => (await getImport(laurel.ctx(), { importId })).state === 'done', 60_000)
}

async function startWorker(): Promise<ChildProcess> {
  const root = resolve('.')
  const child = fork(join(root, 'scripts/run.mjs'), ['--bundled', 'worker'], {
    cwd: root,
    env: {
      ...process.env,
      ...{ DATABASE_URL: laurel.url, LAUREL_DATA: laurel.folder, LAUREL_LOG: 'error' },
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await once(child, 'message')
  return child
}
