import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { issuers, learners, reviewItems } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers } from '@/lib/platform/access/policy'

/** What waits for review at the actor's issuers, longest waiting first (at most 200). */
export async function listReviewItems(ctx: Ctx) {
  const mine = readableIssuers(ctx)
  return ctx.db
    .select({
      id: reviewItems.id,
      learnerName: learners.name,
      email: learners.email,
      issuerName: issuers.name,
      title: sql<string>`(
        select v.title from certification_versions v
        where v.certification_id = ${reviewItems.certificationId}
        order by v.version desc limit 1)`,
      code: reviewItems.code,
      reason: reviewItems.reason,
      createdAt: reviewItems.createdAt,
      triedAt: reviewItems.triedAt,
    })
    .from(reviewItems)
    .innerJoin(learners, eq(learners.id, reviewItems.learnerId))
    .innerJoin(issuers, eq(issuers.id, reviewItems.issuerId))
    .where(
      and(
        isNull(reviewItems.resolvedAt),
        mine === 'all' ? undefined : inArray(reviewItems.issuerId, mine),
      ),
    )
    .orderBy(asc(reviewItems.createdAt), asc(reviewItems.id))
    .limit(200)
}
