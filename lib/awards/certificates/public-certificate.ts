import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import {
  certificates,
  certifications,
  certificationVersions,
  issuers,
  templateVersions,
} from '@/db/schema'
import { loadAsked } from '@/lib/awards/certifications/public-requirements'
import { getCheckpoint } from '@/lib/awards/log/queries'
import { visible } from '@/lib/awards/privacy/visible'
import type { Ctx } from '@/lib/platform/access/context'
import { NotFound } from '@/lib/platform/errors/errors'
import { getPublicCertificate } from './queries'

/**
 * A certificate with all that its public page tells: what it was awarded for, under which rules, and
 * what came before it, where that may be shown too. NotFound as for `getPublicCertificate`. Five queries.
 */
export async function getPoster(ctx: Ctx, publicId: string) {
  const certificate = await getPublicCertificate(ctx, publicId)
  const earlier = alias(certificates, 'earlier')
  const [more] = await ctx.db
    .select({
      versionId: certificationVersions.id,
      certificationSlug: certifications.slug,
      skills: certificationVersions.skills,
      validMonths: certificationVersions.validMonths,
      renewalDays: certificationVersions.renewalDays,
      issuerEmail: issuers.email,
      paper: sql<'a4' | 'letter'>`${templateVersions.look} ->> 'paper'`,
      orientation: sql<'landscape' | 'portrait'>`
        coalesce(${templateVersions.look} ->> 'orientation', 'landscape')`,
      signatories: sql<{ name: string; role: string }[]>`
        coalesce(${templateVersions.look} -> 'signatories', '[]')`,
      pdfVersion: sql<number | null>`(
        select max(a.version) from artefacts a
        where a.certificate_id = ${certificates.id} and a.kind = 'pdf')`,
      credentialSha256: sql<string | null>`(
        select k.sha256 from credentials k
        where k.certificate_id = ${certificates.id} order by k.version desc limit 1)`,
      logPosition: sql<number | null>`(
        select max(l.position) from log_leaves l
        where l.subject_id = ${certificates.id} and l.kind in ('issued', 'reissued'))`.mapWith(
        Number,
      ),
      earlier: { publicId: earlier.publicId, awardedAt: earlier.awardedAt },
    })
    .from(certificates)
    .innerJoin(certifications, eq(certifications.id, certificates.certificationId))
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, certificates.certificationVersionId),
    )
    .innerJoin(issuers, eq(issuers.id, certificates.issuerId))
    .innerJoin(templateVersions, eq(templateVersions.id, certificationVersions.templateVersionId))
    .leftJoin(earlier, and(eq(earlier.id, certificates.supersedesId), visible(ctx, earlier)))
    .where(eq(certificates.publicId, publicId))
  if (!more) throw new NotFound()
  const { logPosition: position, ...rest } = more
  const checkpoint = position === null ? null : await getCheckpoint(ctx)
  // A leaf may get its place after the checkpoint was read, but not long after.
  const logged =
    checkpoint && position !== null && position < checkpoint.size
      ? { position, size: checkpoint.size, time: checkpoint.time }
      : null
  return { ...certificate, ...rest, logged, asked: await loadAsked(ctx.db, rest.versionId) }
}
