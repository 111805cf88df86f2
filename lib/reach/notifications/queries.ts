import { and, count, desc, eq, inArray, isNull } from 'drizzle-orm'
import { certificates, certificationVersions, notifications } from '@/db/schema'
import { learnersOf } from '@/lib/awards/identity/learners-of'
import type { Ctx } from '@/lib/platform/access/context'
import { requireUser } from '@/lib/platform/access/policy'

/** The newest 50 notifications of the signed-in person, from every issuer. */
export async function listMyNotifications(ctx: Ctx) {
  return ctx.db
    .select({
      id: notifications.id,
      type: notifications.type,
      title: certificationVersions.title,
      publicId: certificates.publicId,
      threshold: notifications.threshold,
      createdAt: notifications.createdAt,
      readAt: notifications.readAt,
    })
    .from(notifications)
    .innerJoin(certificates, eq(certificates.id, notifications.certificateId))
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, certificates.certificationVersionId),
    )
    .where(isMine(ctx))
    .orderBy(desc(notifications.createdAt), desc(notifications.id))
    .limit(50)
}

/** How many of the signed-in person's notifications are unread. */
export async function countUnread(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db
    .select({ unread: count() })
    .from(notifications)
    .where(and(isMine(ctx), isNull(notifications.readAt)))
  return row?.unread ?? 0
}

function isMine(ctx: Ctx) {
  return inArray(notifications.learnerId, learnersOf(ctx, requireUser(ctx)))
}
