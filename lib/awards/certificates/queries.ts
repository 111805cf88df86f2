import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import {
  apiKeys,
  artefacts,
  auditLog,
  certificates,
  certificationVersions,
  deliveries,
  issuers,
  learners,
  notifications,
  privateCertificates,
  revocations,
  suspensions,
  users,
} from '@/db/schema'
import { learnersOf } from '@/lib/awards/identity/learners-of'
import { visible } from '@/lib/awards/privacy/visible'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole, requireUser } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { isId, isPublicId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { storage } from '@/lib/platform/storage/storage'
import { successor } from './list-order'
import { certificateStatus } from './rules'

/** What took a certificate's place, for a left join of `successor`: where it is one that may be shown to whoever asks. */
export function shownSuccessor(ctx: Ctx) {
  return and(eq(successor.supersedesId, certificates.id), visible(ctx, successor))
}

/** The columns that say what a certificate is worth, for `certificateStatus`. */
export const statusColumns = {
  revokedAt: revocations.revokedAt,
  suspendedAt: suspensions.suspendedAt,
  expiresAt: certificates.expiresAt,
  // Looked up for each row: an `exists` may be planned as one reading of all certificates.
  superseded: sql<boolean>`(
    select s.id from certificates s where s.supersedes_id = ${certificates.id}) is not null`,
}

/** The suspension of a certificate that has not been lifted. */
export const openSuspension = and(
  eq(suspensions.certificateId, certificates.id),
  sql`${suspensions.liftedAt} is null`,
)

function selectCertificates(ctx: Ctx) {
  return ctx.db
    .select({
      ...statusColumns,
      id: certificates.id,
      publicId: certificates.publicId,
      issuerId: certificates.issuerId,
      recipientName: certificates.recipientName,
      title: certificationVersions.title,
      description: certificationVersions.description,
      issuer: {
        ...{ name: issuers.name, slug: issuers.slug },
        ...{ url: issuers.url, email: issuers.email },
      },
      awardedAt: certificates.awardedAt,
      issuedAt: certificates.issuedAt,
      score: certificates.score,
      reasonClass: revocations.reasonClass,
      successorPublicId: successor.publicId,
      privateSince: privateCertificates.since,
      hasPdf: sql<boolean>`(select true from artefacts a
        where a.certificate_id = ${certificates.id} and a.kind = 'pdf' limit 1) is not null`,
    })
    .from(certificates)
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, certificates.certificationVersionId),
    )
    .innerJoin(issuers, eq(issuers.id, certificates.issuerId))
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .leftJoin(suspensions, openSuspension)
    .leftJoin(privateCertificates, eq(privateCertificates.certificateId, certificates.id))
    .leftJoin(successor, shownSuccessor(ctx))
    .$dynamic()
}

type Row = Awaited<ReturnType<typeof selectCertificates>>[number]

/** What whoever may see a certificate knows of it, with its status now. */
function toPublic(row: Row, now: Date) {
  const {
    revokedAt,
    suspendedAt,
    reasonClass,
    superseded: _,
    id: _id,
    issuerId: _issuer,
    ...shown
  } = row
  return {
    ...shown,
    status: certificateStatus(row, now),
    revoked: revokedAt && reasonClass ? { at: revokedAt, reasonClass } : null,
    suspended: suspendedAt ? { at: suspendedAt } : null,
  }
}

/**
 * A certificate by its public id, for whoever may see it: anyone, where it is not private. NotFound,
 * alike, for one they may not see and for every id that names none.
 */
export async function getPublicCertificate(ctx: Ctx, publicId: string) {
  const row = await findByPublicId(ctx, publicId)
  const pdf = await newestPdf(ctx, row.id)
  return { ...toPublic(row, ctx.now), pdf: pdf && { bytes: pdf.bytes, sha256: pdf.fileSha256 } }
}

/**
 * The newest PDF of a certificate, for whoever may see it. NotFound until it is drawn; `revoked` instead of bytes for one that has been withdrawn.
 */
export async function getCertificatePdf(ctx: Ctx, publicId: string) {
  const row = await findByPublicId(ctx, publicId)
  if (row.revokedAt) return { revoked: true as const }
  const pdf = await newestPdf(ctx, row.id)
  const bytes = pdf && (await storage().get(pdf.storageKey))
  if (!pdf || !bytes) throw new NotFound(say('certificates.stillBeingMade'))
  return {
    revoked: false as const,
    bytes,
    sha256: pdf.fileSha256,
    fileName: `certificate-${publicId}.pdf`,
  }
}

async function findByPublicId(ctx: Ctx, publicId: string): Promise<Row> {
  const none = new NotFound(say('certificates.noSuchId'))
  if (!isPublicId(publicId)) throw none
  const [row] = await selectCertificates(ctx).where(
    and(eq(certificates.publicId, publicId), visible(ctx)),
  )
  if (!row) throw none
  return row
}

async function newestPdf(ctx: Ctx, certificateId: string) {
  const [pdf] = await ctx.db
    .select()
    .from(artefacts)
    .where(and(eq(artefacts.certificateId, certificateId), eq(artefacts.kind, 'pdf')))
    .orderBy(desc(artefacts.version))
    .limit(1)
  return pdf ?? null
}

/** What the signed-in person holds or held, from every issuer, newest first. */
export async function listMyCertificates(ctx: Ctx) {
  const mine = learnersOf(ctx, requireUser(ctx))
  const rows = await selectCertificates(ctx)
    .where(inArray(certificates.learnerId, mine))
    .orderBy(desc(certificates.awardedAt), desc(certificates.id))
    .limit(200)
  return rows.map((row) => toPublic(row, ctx.now))
}

/** Everything about one certificate, for the people of its issuer. */
export async function getCertificate(ctx: Ctx, { certificateId }: { certificateId: string }) {
  if (!isId(certificateId)) throw new NotFound()
  const [row] = await selectCertificates(ctx).where(eq(certificates.id, certificateId))
  if (!row) throw new NotFound()
  requireRole(ctx, row.issuerId, 'reviewer')
  const [learner] = await ctx.db
    .select({ email: learners.email, learnerId: learners.id })
    .from(learners)
    .innerJoin(certificates, eq(certificates.learnerId, learners.id))
    .where(eq(certificates.id, certificateId))
  const [revocation] = await ctx.db
    .select({
      reason: revocations.reason,
      reasonClass: revocations.reasonClass,
      at: revocations.revokedAt,
      byName: sql<string | null>`coalesce(${users.name}, ${users.email})`,
    })
    .from(revocations)
    .leftJoin(users, eq(users.id, revocations.revokedBy))
    .where(eq(revocations.certificateId, certificateId))
  const { email, learnerId } = learner as NonNullable<typeof learner>
  return {
    ...toPublic(row, ctx.now),
    ...{ id: row.id, email, learnerId, revocation: revocation ?? null },
    history: await listHistory(ctx, certificateId),
    deliveries: await listDeliveries(ctx, certificateId),
  }
}

/**
 * What was done to a subject and by whom, newest first; `name` is null for someone who is gone. The
 * inner query is found by subject and has an offset so that it stays one: the planner would else
 * walk the log from its newest act until it has met fifty.
 */
function listHistory(ctx: Ctx, subjectId: string) {
  const acts = ctx.db
    .select()
    .from(auditLog)
    .where(sql`${auditLog.subjectIds} @> array[${subjectId}::uuid]`)
    .offset(0)
    .as('acts')
  return ctx.db
    .select({
      id: acts.id,
      fact: acts.action,
      at: acts.at,
      actorKind: acts.actorKind,
      actor: acts.actor,
      name: sql<string | null>`coalesce(${users.name}, ${users.email}, ${apiKeys.name})`,
    })
    .from(acts)
    .leftJoin(users, sql`${acts.actorKind} = 'user' and ${users.id}::text = ${acts.actor}`)
    .leftJoin(
      apiKeys,
      sql`${acts.actorKind} = 'system' and ${acts.actor} = 'key:' || ${apiKeys.id}::text`,
    )
    .orderBy(desc(acts.at), desc(acts.id))
    .limit(50)
}

/** The e-mails about a certificate and how they fare, newest first. */
function listDeliveries(ctx: Ctx, certificateId: string) {
  return ctx.db
    .select({
      id: deliveries.id,
      type: notifications.type,
      address: deliveries.address,
      state: deliveries.state,
      at: sql<Date>`coalesce(${deliveries.sentAt}, ${deliveries.createdAt})`.mapWith(
        deliveries.createdAt,
      ),
    })
    .from(deliveries)
    .innerJoin(notifications, eq(notifications.id, deliveries.notificationId))
    .where(eq(notifications.certificateId, certificateId))
    .orderBy(desc(deliveries.createdAt), desc(deliveries.id))
    .limit(50)
}
