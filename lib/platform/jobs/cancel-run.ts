import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { jobRuns } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { Conflict, NotFound } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'

/**
 * Ends a run at once: a step under way may finish its work, but nothing of it is stored. A worker
 * then clears what the run waited for. Throws NotFound, and Conflict when it had ended. For
 * platform admins.
 */
export async function cancelRun(ctx: Ctx, id: string): Promise<void> {
  requirePlatformAdmin(ctx)
  if (!isId(id)) throw new NotFound()
  await ctx.db.transaction(async (tx) => {
    const [run] = await tx
      .update(jobRuns)
      .set({
        status: 'cancelled',
        endedAt: sql`now()`,
        error: { name: 'Cancelled', message: 'The run was cancelled by an admin.' },
      })
      .where(and(eq(jobRuns.id, id), isNull(jobRuns.endedAt)))
      .returning({ id: jobRuns.id })
    if (!run) throw await refusal(tx, id)
    const payload = JSON.stringify({ run: id })
    await tx.execute(
      sql`select 1 from graphile_worker.add_job('end_run', ${payload}::json, max_attempts => 32767)`,
    )
  })
}

async function refusal(tx: Transaction, id: string): Promise<Error> {
  const [run] = await tx.select({ status: jobRuns.status }).from(jobRuns).where(eq(jobRuns.id, id))
  return run ? new Conflict(say('jobs.endedAlready', { status: run.status })) : new NotFound()
}
