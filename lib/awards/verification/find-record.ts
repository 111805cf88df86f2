import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import {
  certificates,
  certificationVersions,
  credentialKeys,
  credentials,
  issuers,
  logLeaves,
  privateCertificates,
  revocations,
  suspensions,
} from '@/db/schema'
import { successor } from '@/lib/awards/certificates/list-order'
import { openSuspension, shownSuccessor, statusColumns } from '@/lib/awards/certificates/queries'
import { certificateStatus } from '@/lib/awards/certificates/rules'
import { certificateUrl } from '@/lib/awards/credentials/addresses'
import type { Ctx } from '@/lib/platform/access/context'
import { settings } from '@/lib/platform/env/settings'
import { isPublicId } from '@/lib/platform/ids/ids'
import type { VerifiedCertificate } from './schema'

export type Issued = Awaited<ReturnType<typeof listIssued>>[number]

/** What this installation knows of a certificate: what it is worth now, and each credential of it. */
export type Recorded = {
  id: string
  issuerId: string
  shown: VerifiedCertificate
  issued: Issued[]
  /** The issuer's keys that others may have had, with how many leaves the log had before that. */
  leaked: ReadonlyMap<string, number>
}

/**
 * The record of a certificate, a private one too: whom it may be told to is the caller's to say.
 * Null where there is none. Three queries, always: by how long it takes, one that is private is not to be
 * told from an id that names none.
 */
export async function findRecord(ctx: Ctx, publicId: string): Promise<Recorded | null> {
  if (!isPublicId(publicId)) return null
  const [row, issued, leaked] = await Promise.all([
    findRow(ctx, publicId),
    listIssued(ctx, publicId),
    findLeaked(ctx, publicId),
  ])
  if (!row) return null
  const {
    id,
    issuerId,
    privateSince,
    revokedAt: _,
    suspendedAt: _at,
    superseded: _by,
    ...shown
  } = row
  return {
    ...{ id, issuerId, issued, leaked },
    shown: {
      ...shown,
      url: certificateUrl(settings().baseUrl, publicId),
      status: certificateStatus(row, ctx.now),
      private: privateSince !== null,
    },
  }
}

async function findRow(ctx: Ctx, publicId: string) {
  const [row] = await ctx.db
    .select({
      ...statusColumns,
      ...{ id: certificates.id, issuerId: certificates.issuerId, publicId: certificates.publicId },
      title: certificationVersions.title,
      recipientName: certificates.recipientName,
      issuer: { name: issuers.name, slug: issuers.slug },
      awardedAt: certificates.awardedAt,
      successor: successor.publicId,
      privateSince: privateCertificates.since,
    })
    .from(certificates)
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, certificates.certificationVersionId),
    )
    .innerJoin(issuers, eq(issuers.id, certificates.issuerId))
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .leftJoin(suspensions, openSuspension)
    .leftJoin(successor, shownSuccessor(ctx))
    .leftJoin(privateCertificates, eq(privateCertificates.certificateId, certificates.id))
    .where(eq(certificates.publicId, publicId))
  return row
}

/** Each credential that was signed for it, with where the log has it. */
function listIssued(ctx: Ctx, publicId: string) {
  return ctx.db
    .select({
      ...{ version: credentials.version, document: credentials.document },
      publicKey: credentialKeys.publicKey,
      position: sql<number | null>`(
        select min(l.position) from ${logLeaves} l
        where l.subject_id = ${credentials.certificateId} and l.kind in ('issued', 'reissued')
          and l.payload::jsonb ->> 'credential' = ${credentials.sha256})`.mapWith(Number),
    })
    .from(credentials)
    .innerJoin(credentialKeys, eq(credentialKeys.id, credentials.keyId))
    .innerJoin(certificates, eq(certificates.id, credentials.certificateId))
    .where(eq(certificates.publicId, publicId))
    .orderBy(asc(credentials.version))
}

async function findLeaked(ctx: Ctx, publicId: string) {
  const rows = await ctx.db
    .select({ publicKey: credentialKeys.publicKey, trustedSize: credentialKeys.trustedSize })
    .from(credentialKeys)
    .innerJoin(certificates, eq(certificates.issuerId, credentialKeys.issuerId))
    .where(and(eq(certificates.publicId, publicId), isNotNull(credentialKeys.compromisedAt)))
  return new Map(rows.map(({ publicKey, trustedSize }) => [publicKey, trustedSize ?? 0]))
}
