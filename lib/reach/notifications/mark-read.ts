import { and, inArray, isNotNull, isNull } from 'drizzle-orm'
import { notifications } from '@/db/schema'
import { learnersOf } from '@/lib/awards/identity/learners-of'
import type { Ctx } from '@/lib/platform/access/context'
import { requireUser } from '@/lib/platform/access/policy'

/** Marks all that the signed-in person was told as read. Answers which were not read before. */
export async function markNotificationsRead(ctx: Ctx): Promise<string[]> {
  const mine = learnersOf(ctx, requireUser(ctx))
  const marked = await ctx.db
    .update(notifications)
    .set({ readAt: ctx.now })
    .where(and(inArray(notifications.learnerId, mine), isNull(notifications.readAt)))
    .returning({ id: notifications.id })
  return marked.map(({ id }) => id)
}

/** Takes it back for the notifications given, as far as they are the signed-in person's. */
export async function markNotificationsUnread(
  ctx: Ctx,
  { notificationIds }: { notificationIds: string[] },
): Promise<void> {
  const mine = learnersOf(ctx, requireUser(ctx))
  if (notificationIds.length === 0) return
  await ctx.db
    .update(notifications)
    .set({ readAt: null })
    .where(
      and(
        inArray(notifications.id, notificationIds),
        inArray(notifications.learnerId, mine),
        isNotNull(notifications.readAt),
      ),
    )
}
