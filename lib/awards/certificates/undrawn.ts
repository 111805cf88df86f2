import { and, eq, inArray, sql } from 'drizzle-orm'
import { certificates, certificationVersions, issuers } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { printedFacts } from './printed-facts'

export type Undrawn = Awaited<ReturnType<typeof listUndrawn>>[number]

/** Of the certificates given, those that have no PDF of this renderer yet, with all that is printed. */
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
            and a.kind = 'pdf' and a.fingerprint = ${fingerprint})`,
      ),
    )
    .orderBy(certificates.id)
}
