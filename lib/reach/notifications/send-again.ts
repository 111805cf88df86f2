import { and, eq, inArray } from 'drizzle-orm'
import { deliveries, learners, notifications } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { isId } from '@/lib/platform/ids/ids'

/**
 * Has the mails to a learner that did not get through (at most 200) sent again, to the address that
 * counts now. Answers how many. Issuer admins only.
 */
export async function sendAgain(
  ctx: Ctx,
  { learnerId }: { learnerId: string },
): Promise<{ count: number }> {
  if (!isId(learnerId)) throw new NotFound()
  return change(ctx, async (tx, record) => {
    const [learner] = await tx
      .select({ issuerId: learners.issuerId })
      .from(learners)
      .where(eq(learners.id, learnerId))
    if (!learner) throw new NotFound()
    const { issuerId } = learner
    requireRole(ctx, issuerId, 'admin')
    const rows = tx.$with('rows').as(
      tx
        .select({ id: learners.id })
        .from(learners)
        .where(eq(learners.id, learnerId))
        .union(
          tx.select({ id: learners.id }).from(learners).where(eq(learners.mergedIntoId, learnerId)),
        ),
    )
    const failed = await tx
      .with(rows)
      .select({ id: deliveries.id, certificateId: notifications.certificateId })
      .from(deliveries)
      .innerJoin(notifications, eq(notifications.id, deliveries.notificationId))
      .innerJoin(rows, eq(rows.id, notifications.learnerId))
      .where(inArray(deliveries.state, ['failed', 'bounced']))
      .limit(200)
    if (failed.length === 0) return { count: 0 }
    const ids = failed.map((row) => row.id)
    await tx
      .update(deliveries)
      .set({ state: 'pending', attempts: 0, error: null, dueAt: null })
      .where(and(inArray(deliveries.id, ids), inArray(deliveries.state, ['failed', 'bounced'])))
    const subjectIds = [...new Set(failed.map((row) => row.certificateId))]
    await record({ name: 'delivery/retried', issuerId, subjectIds, data: {} })
    return { count: failed.length }
  })
}
