import { and, asc, gt, isNull } from 'drizzle-orm'
import { reviewItems } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { retryReview } from './retry-review'

/**
 * Has the next 500 of all waiting items tried again. `after` is the last item of the page before;
 * answers the last one of this page, or null when there are no more.
 */
export async function retryWaiting(
  ctx: Ctx,
  { after }: { after: string | null },
): Promise<string | null> {
  requirePlatformAdmin(ctx)
  const waiting = await ctx.db
    .select({ id: reviewItems.id })
    .from(reviewItems)
    .where(and(isNull(reviewItems.resolvedAt), after ? gt(reviewItems.id, after) : undefined))
    .orderBy(asc(reviewItems.id))
    .limit(500)
  if (waiting.length === 0) return null
  await retryReview(ctx, { reviewItemIds: waiting.map((item) => item.id) })
  return waiting.at(-1)?.id ?? null
}
