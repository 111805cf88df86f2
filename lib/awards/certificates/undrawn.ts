import { and, eq, inArray, sql } from 'drizzle-orm'
import { certificates, certificationVersions, issuers } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { printedFacts } from './printed-facts'

const newestCredential = sql`from credentials k
  where k.certificate_id = ${certificates.id} order by k.version desc limit 1`
const credentialVersion = sql<number>`coalesce((select k.version ${newestCredential}), 0)`

export type Undrawn = Awaited<ReturnType<typeof listUndrawn>>[number]

/**
 * Of the certificates given, those that have no PDF of this renderer with their newest credential
 * yet, with all that is printed and attached.
 */
export function listUndrawn(
  ctx: Ctx,
  issuerId: string,
  certificateIds: string[],
  fingerprint: string,
) {
  return ctx.db
    .select({
      ...printedFacts,
      id: certificates.id,
      certificateId: certificates.id,
      learnerId: certificates.learnerId,
      certificationId: certificates.certificationId,
      asked: certificates.completionId,
      batchId: certificates.batchId,
      /** The number that its next file gets. */
      version: sql<number>`(
        select coalesce(max(a.version), 0) + 1 from artefacts a
        where a.certificate_id = ${certificates.id} and a.kind = 'pdf')`.mapWith(Number),
      /** The signed credential as it is, to be attached; null: it is not signed yet. */
      credential: sql<string | null>`(select k.document ${newestCredential})`,
      credentialVersion: credentialVersion.mapWith(Number),
    })
    .from(certificates)
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, certificates.certificationVersionId),
    )
    .innerJoin(issuers, eq(issuers.id, certificates.issuerId))
    .where(
      and(
        eq(certificates.issuerId, issuerId),
        inArray(certificates.id, certificateIds),
        sql`not exists (
          select from artefacts a where a.certificate_id = ${certificates.id}
            and a.kind = 'pdf' and a.fingerprint = ${fingerprint}
            and a.credential_version = ${credentialVersion})`,
      ),
    )
    .orderBy(certificates.id)
}
