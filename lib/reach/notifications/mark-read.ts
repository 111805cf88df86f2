import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { learners, notifications } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireUser } from '@/lib/platform/access/policy'

/** Marks all that the signed-in person was told as read. */
export async function markNotificationsRead(ctx: Ctx): Promise<void> {
  const { email } = requireUser(ctx)
  const mine = ctx.db
    .select({ id: learners.id })
    .from(learners)
    .where(eq(sql`lower(${learners.email})`, email))
  await ctx.db
    .update(notifications)
    .set({ readAt: ctx.now })
    .where(and(inArray(notifications.learnerId, mine), isNull(notifications.readAt)))
}
