import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { jobRuns, jobSteps, jobWaits } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { Conflict, NotFound } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'

/**
 * Runs a failed or cancelled run on from where it stopped: completed steps are kept, failed ones
 * are run again. Throws NotFound, and Conflict when the run has not failed. For platform admins.
 */
export async function retryRun(ctx: Ctx, id: string): Promise<void> {
  requirePlatformAdmin(ctx)
  if (!isId(id)) throw new NotFound()
  await ctx.db.transaction(async (tx) => {
    const [run] = await tx
      .update(jobRuns)
      .set({
        status: 'queued',
        endedAt: null,
        error: null,
        attempt: 0,
        lease: sql`${jobRuns.lease} + 1`,
        generation: sql`${jobRuns.generation} + 1`,
      })
      .where(and(eq(jobRuns.id, id), inArray(jobRuns.status, ['failed', 'cancelled'])))
      .returning({ lease: jobRuns.lease, fn: jobRuns.functionId })
    if (!run) throw await refusal(tx, id)
    await tx.delete(jobWaits).where(eq(jobWaits.runId, id))
    await tx.delete(jobSteps).where(and(eq(jobSteps.runId, id), ne(jobSteps.status, 'completed')))
    const payload = JSON.stringify({ run: id, ...run })
    await tx.execute(
      sql`select 1 from graphile_worker.add_job('advance', ${payload}::json, max_attempts => 32767)`,
    )
  })
}

async function refusal(tx: Transaction, id: string): Promise<Error> {
  const [run] = await tx.select({ status: jobRuns.status }).from(jobRuns).where(eq(jobRuns.id, id))
  if (!run) return new NotFound()
  return new Conflict(say('jobs.notFailed', { status: run.status }))
}
