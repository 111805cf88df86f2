import { and, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import {
  certificates,
  certifications,
  certificationVersions,
  completions,
  courses,
  issuers,
  statusEntries,
  statusLists,
} from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'

export type Signable = Awaited<ReturnType<typeof listSignable>>[number]

/** Of the certificates given, in order of their ids, all that their credentials say. One query. */
export function listSignable(db: Ctx['db'], issuerId: string, certificateIds: string[]) {
  const earlier = alias(certificates, 'earlier')
  return db
    .select({
      certificateId: certificates.id,
      publicId: certificates.publicId,
      recipientName: certificates.recipientName,
      score: certificates.score,
      awardedAt: certificates.awardedAt,
      expiresAt: certificates.expiresAt,
      supersedes: earlier.publicId,
      completion: { at: completions.completedAt, score: completions.score },
      course: { title: courses.title, slug: courses.slug },
      versionId: certificationVersions.id,
      version: certificationVersions.version,
      title: certificationVersions.title,
      description: certificationVersions.description,
      skills: certificationVersions.skills,
      skillLinks: certificationVersions.skillLinks,
      slug: certifications.slug,
      issuer: {
        ...{ slug: issuers.slug, name: issuers.name, url: issuers.url },
        ...{ email: issuers.email, description: issuers.description },
      },
      place: {
        listId: statusEntries.listId,
        number: statusLists.number,
        position: statusEntries.position,
      },
      /** The number that its next credential gets. */
      next: sql<number>`(
        select coalesce(max(k.version), 0) + 1 from credentials k
        where k.certificate_id = ${certificates.id})`.mapWith(Number),
    })
    .from(certificates)
    .innerJoin(certifications, eq(certifications.id, certificates.certificationId))
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, certificates.certificationVersionId),
    )
    .innerJoin(issuers, eq(issuers.id, certificates.issuerId))
    .innerJoin(completions, eq(completions.id, certificates.completionId))
    .innerJoin(courses, eq(courses.id, completions.courseId))
    .leftJoin(earlier, eq(earlier.id, certificates.supersedesId))
    .leftJoin(statusEntries, eq(statusEntries.certificateId, certificates.id))
    .leftJoin(statusLists, eq(statusLists.id, statusEntries.listId))
    .where(and(eq(certificates.issuerId, issuerId), inArray(certificates.id, certificateIds)))
    .orderBy(certificates.id)
}
