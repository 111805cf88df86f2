import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { issuers, learners, reviewItems } from '@/db/schema'
import { titleInForce } from '@/lib/awards/certifications/in-force'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers } from '@/lib/platform/access/policy'
import { isId } from '@/lib/platform/ids/ids'
import { beyond, pageOf, placeOf } from '@/lib/platform/pages/keyset'

export type ReviewFilter = {
  issuerId?: string | undefined
  /** What could not be decided, or the documents that could not be drawn. */
  kind?: 'undecided' | 'undrawn' | undefined
  /** The `next` of the page before. */
  before?: string | undefined
  limit?: number | undefined
}

const person = alias(learners, 'person')
const key = { at: reviewItems.createdAt, id: reviewItems.id }

/** What waits for review at the actor's issuers, longest waiting first. */
export async function listReviewItems(ctx: Ctx, filter: ReviewFilter = {}) {
  const mine = readableIssuers(ctx)
  const limit = Math.min(filter.limit ?? 100, 200)
  const { issuerId, kind } = filter
  const rows = await ctx.db
    .select({
      place: placeOf(key),
      id: reviewItems.id,
      ...{ learnerId: person.id, learnerName: person.name, email: person.email },
      issuerName: issuers.name,
      title: titleInForce(reviewItems.certificationId),
      code: reviewItems.code,
      reason: reviewItems.reason,
      createdAt: reviewItems.createdAt,
      triedAt: reviewItems.triedAt,
    })
    .from(reviewItems)
    .innerJoin(learners, eq(learners.id, reviewItems.learnerId))
    .innerJoin(person, eq(person.id, sql`coalesce(${learners.mergedIntoId}, ${learners.id})`))
    .innerJoin(issuers, eq(issuers.id, reviewItems.issuerId))
    .where(
      and(
        isNull(reviewItems.resolvedAt),
        mine === 'all' ? undefined : inArray(reviewItems.issuerId, mine),
        issuerId && isId(issuerId) ? eq(reviewItems.issuerId, issuerId) : undefined,
        kind === 'undecided' ? isNull(reviewItems.certificateId) : undefined,
        kind === 'undrawn' ? isNotNull(reviewItems.certificateId) : undefined,
        beyond(key, filter.before, { oldestFirst: true }),
      ),
    )
    .orderBy(asc(reviewItems.createdAt), asc(reviewItems.id))
    .limit(limit + 1)
  return pageOf(rows, limit)
}
