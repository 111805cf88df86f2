import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { database } from '@/db/client'
import { functions } from '@/inngest'
import { type RunnerHandle, startRunner } from '@/inngest/embedded/runner'
import { type Ctx, systemContext } from '@/lib/platform/access/context'
import { inngest } from '@/lib/platform/events/client'
import { closePool } from '@/lib/proof/documents/pool'
import { seed } from '@/scripts/seed'
import { useDatabase } from './database'
import { until } from './until'

/**
 * A whole Laurel without its pages, for a test file: an own database with the demo's story in it,
 * an own folder for files, and, where `jobs` is set, the real jobs on the embedded runner.
 */
export function useLaurel({ jobs = false, story = true } = {}) {
  process.env.AUTH_SECRET ??= 'a secret that seals the keys of these tests'
  const test = useDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'laurel-test-'))
  let runner: RunnerHandle | undefined
  beforeAll(async () => {
    process.env.DATABASE_URL = test.url
    process.env.LAUREL_DATA = folder
    if (story) await seed(test.db)
    if (!jobs) return
    const quiet = () => undefined
    const log = { debug: quiet, info: quiet, warn: quiet, error: console.error }
    runner = startRunner({ url: test.url, client: inngest, functions, retentionDays: 30, log })
    await runner.ready
  })
  afterAll(async () => {
    await runner?.stop()
    await closePool()
    await database().close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    folder,
    get sql() {
      return test.sql
    },
    get url() {
      return test.url
    },
    ctx: (now = new Date()): Ctx => systemContext('test', test.db, now),
    /** Waits until no job is left that could run now. */
    async settled() {
      await until(async () => {
        const [busy] = await test.sql`
          select (select count(*) from graphile_worker.jobs where run_at <= now() and attempts < max_attempts)
            + (select count(*) from job_runs where status in ('queued', 'running')) as count`
        return Number(busy?.count) === 0
      }, 120_000)
    },
  }
}
