import { and, eq, inArray } from 'drizzle-orm'
import { certificates, deliveries, notifications } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { newId } from '@/lib/platform/ids/ids'
import type { NotificationType } from './schema'

/**
 * Tells the learners of certificates (at most 500) of one issuer, in the app and by a mail that is
 * still to be sent. What they were told before, and certificates of another issuer, are passed over.
 */
export async function notify(
  ctx: Ctx,
  input: {
    issuerId: string
    type: NotificationType
    certificateIds: string[]
    /** Days before the expiry; 0 where the type has none. */
    threshold?: number
  },
): Promise<void> {
  const { issuerId, type, certificateIds, threshold = 0 } = input
  requireRole(ctx, issuerId, 'admin')
  await ctx.db.transaction(async (tx) => {
    const told = await tx
      .select({ certificateId: certificates.id, learnerId: certificates.learnerId })
      .from(certificates)
      .where(and(eq(certificates.issuerId, issuerId), inArray(certificates.id, certificateIds)))
      .orderBy(certificates.id)
    if (told.length === 0) return
    const fresh = await tx
      .insert(notifications)
      .values(
        told.map((row) => ({ id: newId(), issuerId, type, threshold, createdAt: ctx.now, ...row })),
      )
      .onConflictDoNothing()
      .returning({ id: notifications.id })
    if (fresh.length === 0) return
    await tx.insert(deliveries).values(
      fresh.map(({ id }) => ({
        ...{ id: newId(), notificationId: id, channel: 'email' as const },
        ...{ state: 'pending' as const, createdAt: ctx.now },
      })),
    )
  })
}
