import { eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { certificates, certificationVersions, holdings } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { NotFound } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { findLearner } from './find-learner'
import { getLearner } from './get-learner'

/**
 * Two learners of one issuer side by side, and what merging them would end: the certifications that
 * both hold, of which the merged one's certificate would be revoked. Who is merged already has a
 * `mergedIntoId`. Issuer admins only.
 */
export async function compareLearners(
  ctx: Ctx,
  { keepId, mergeId }: { keepId: string; mergeId: string },
) {
  await findTwo(ctx, { keepId, mergeId })
  return {
    keep: await getLearner(ctx, { learnerId: keepId }),
    merge: await getLearner(ctx, { learnerId: mergeId }),
    heldTwice: await listHeldTwice(ctx, { keepId, mergeId }),
  }
}

/** Two different learners of one issuer, neither of them merged: NotFound for any other two. */
export async function findPair(
  ctx: Ctx,
  { keepId, mergeId }: { keepId: string; mergeId: string },
): Promise<{ issuerId: string }> {
  const { keep, merge } = await findTwo(ctx, { keepId, mergeId })
  if (keep.mergedIntoId || merge.mergedIntoId) throw new NotFound(say('people.mergedBefore'))
  return { issuerId: keep.issuerId }
}

async function findTwo(ctx: Ctx, { keepId, mergeId }: { keepId: string; mergeId: string }) {
  const keep = await findLearner(ctx, keepId, 'admin')
  const merge = await findLearner(ctx, mergeId, 'admin')
  if (keep.issuerId !== merge.issuerId || keep.id === merge.id) throw new NotFound()
  return { keep, merge }
}

const kept = alias(holdings, 'kept')

/** What both hold: for each certification the certificate that stays and the one that would go. */
export function listHeldTwice(
  ctx: Pick<Ctx, 'db'>,
  { keepId, mergeId }: { keepId: string; mergeId: string },
) {
  return ctx.db
    .select({
      certificateId: holdings.certificateId,
      keptId: kept.certificateId,
      title: certificationVersions.title,
      awardedAt: certificates.awardedAt,
      keptAwardedAt: sql<Date>`(
        select c.awarded_at from certificates c where c.id = ${kept.certificateId})`.mapWith(
        certificates.awardedAt,
      ),
    })
    .from(holdings)
    .innerJoin(
      kept,
      sql`${kept.holderId} = ${keepId} and ${kept.certificationId} = ${holdings.certificationId}`,
    )
    .innerJoin(certificates, eq(certificates.id, holdings.certificateId))
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, certificates.certificationVersionId),
    )
    .where(eq(holdings.holderId, mergeId))
}
