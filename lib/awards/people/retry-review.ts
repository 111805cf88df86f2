import { and, inArray, isNull } from 'drizzle-orm'
import { reviewItems } from '@/db/schema'
import { byIssuer } from '@/lib/awards/issuers/by-issuer'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'

/**
 * Has waiting items (at most 500) tried again: what was not issued is decided anew, what was not
 * drawn is drawn anew. Reviewers of the issuer, and jobs. Answers how many still waited.
 */
export async function retryReview(
  ctx: Ctx,
  { reviewItemIds }: { reviewItemIds: string[] },
): Promise<number> {
  return change(ctx, async (tx, record) => {
    const items = await tx
      .select()
      .from(reviewItems)
      .where(and(inArray(reviewItems.id, reviewItemIds), isNull(reviewItems.resolvedAt)))
    if (items.length === 0) throw new NotFound(say('review.noneWaits'))
    for (const { issuerId } of items) requireRole(ctx, issuerId, 'reviewer')

    const unissued = items.filter((item) => item.certificateId === null)
    for (const [issuerId, subjectIds] of byIssuer(unissued)) {
      await record({ name: 'review/retried', issuerId, subjectIds, data: {} })
    }
    const undrawn = items.flatMap(({ issuerId, certificateId }) =>
      certificateId ? [{ id: certificateId, issuerId }] : [],
    )
    for (const [issuerId, subjectIds] of byIssuer(undrawn)) {
      await record({ name: 'document/requested', issuerId, subjectIds, data: {} })
    }
    return items.length
  })
}
