import { and, inArray, isNull } from 'drizzle-orm'
import { notifications } from '@/db/schema'
import { learnersOf } from '@/lib/awards/people/learners-of'
import type { Ctx } from '@/lib/platform/access/context'
import { requireUser } from '@/lib/platform/access/policy'

/** Marks all that the signed-in person was told as read. */
export async function markNotificationsRead(ctx: Ctx): Promise<void> {
  const mine = learnersOf(ctx, requireUser(ctx))
  await ctx.db
    .update(notifications)
    .set({ readAt: ctx.now })
    .where(and(inArray(notifications.learnerId, mine), isNull(notifications.readAt)))
}
