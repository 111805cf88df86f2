import { and, asc, eq, isNull } from 'drizzle-orm'
import { verificationItems, verificationRuns } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { say } from '@/lib/platform/language/say'
import { unlooked } from './reason'
import { settleItem } from './verify-chunk'

/**
 * Closes a run: nothing in it is left open. What a job that gave up had not come to is answered with
 * that it could not be checked. Jobs.
 */
export async function endRun(ctx: Ctx, { runId }: { runId: string }): Promise<void> {
  requirePlatformAdmin(ctx)
  const open = await ctx.db
    .select()
    .from(verificationItems)
    .where(and(eq(verificationItems.runId, runId), isNull(verificationItems.verdict)))
    .orderBy(asc(verificationItems.number))
  for (const item of open) await settleItem(ctx, item, unlooked(say('verify.many.item.gaveUp')))
  await ctx.db
    .update(verificationRuns)
    .set({ endedAt: ctx.now })
    .where(and(eq(verificationRuns.id, runId), isNull(verificationRuns.endedAt)))
}
