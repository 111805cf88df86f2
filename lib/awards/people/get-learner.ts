import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import {
  certificates,
  certificationVersions,
  completions,
  courses,
  deliveries,
  formerAddresses,
  issuers,
  learners,
  notifications,
  revocations,
  suspensions,
  users,
} from '@/db/schema'
import { statusColumns } from '@/lib/awards/certificates/queries'
import { certificateStatus } from '@/lib/awards/certificates/rules'
import type { Ctx } from '@/lib/platform/access/context'
import { findLearner } from './find-learner'

const most = 100

/**
 * Everything an issuer knows of a person, from all rows merged into theirs: newest certificates,
 * completions and mails (100 of each), and the addresses there were. For reviewers of the issuer.
 */
export async function getLearner(ctx: Ctx, { learnerId }: { learnerId: string }) {
  const learner = await findLearner(ctx, learnerId, 'reviewer')
  const { id, issuerId, name, email, createdAt, mergedIntoId } = learner
  const rows = await ctx.db
    .select()
    .from(learners)
    .where(or(eq(learners.id, id), eq(learners.mergedIntoId, id)))
    .orderBy(asc(learners.createdAt), asc(learners.id))
  const ids = rows.map((row) => row.id)
  const [issuer] = await ctx.db
    .select({ name: issuers.name })
    .from(issuers)
    .where(eq(issuers.id, issuerId))
  return {
    ...{ id, issuerId, name, email, createdAt, mergedIntoId, issuerName: issuer?.name ?? '' },
    mergedHere: rows.filter((row) => row.id !== id),
    certificates: await certificatesOf(ctx, ids),
    completions: await completionsOf(ctx, ids),
    deliveries: await deliveriesOf(ctx, ids),
    formerAddresses: await addressesOf(ctx, ids),
  }
}

async function certificatesOf(ctx: Ctx, learnerIds: string[]) {
  const rows = await ctx.db
    .select({
      ...statusColumns,
      ...{ id: certificates.id, title: certificationVersions.title },
      ...{ recipientName: certificates.recipientName, awardedAt: certificates.awardedAt },
    })
    .from(certificates)
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, certificates.certificationVersionId),
    )
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .leftJoin(
      suspensions,
      and(eq(suspensions.certificateId, certificates.id), sql`${suspensions.liftedAt} is null`),
    )
    .where(inArray(certificates.learnerId, learnerIds))
    .orderBy(desc(certificates.awardedAt), desc(certificates.id))
    .limit(most)
  return rows.map((row) => ({ ...row, status: certificateStatus(row, ctx.now) }))
}

function completionsOf(ctx: Ctx, learnerIds: string[]) {
  return ctx.db
    .select({
      ...{ id: completions.id, code: courses.code, title: courses.title },
      ...{ completedAt: completions.completedAt, score: completions.score },
      source: completions.source,
    })
    .from(completions)
    .innerJoin(courses, eq(courses.id, completions.courseId))
    .where(inArray(completions.learnerId, learnerIds))
    .orderBy(desc(completions.completedAt), desc(completions.id))
    .limit(most)
}

function deliveriesOf(ctx: Ctx, learnerIds: string[]) {
  return ctx.db
    .select({
      ...{ id: deliveries.id, type: notifications.type, title: certificationVersions.title },
      ...{ state: deliveries.state, address: deliveries.address, error: deliveries.error },
      ...{ createdAt: deliveries.createdAt, sentAt: deliveries.sentAt },
    })
    .from(deliveries)
    .innerJoin(notifications, eq(notifications.id, deliveries.notificationId))
    .innerJoin(certificates, eq(certificates.id, notifications.certificateId))
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, certificates.certificationVersionId),
    )
    .where(inArray(notifications.learnerId, learnerIds))
    .orderBy(desc(deliveries.createdAt), desc(deliveries.id))
    .limit(most)
}

const replacer = alias(users, 'replacer')

function addressesOf(ctx: Ctx, learnerIds: string[]) {
  return ctx.db
    .select({
      ...{ id: formerAddresses.id, email: formerAddresses.email },
      replacedAt: formerAddresses.replacedAt,
      replacedBy: sql<string | null>`coalesce(${replacer.name}, ${replacer.email})`,
    })
    .from(formerAddresses)
    .leftJoin(replacer, eq(replacer.id, formerAddresses.replacedBy))
    .where(inArray(formerAddresses.learnerId, learnerIds))
    .orderBy(desc(formerAddresses.replacedAt), desc(formerAddresses.id))
    .limit(most)
}
