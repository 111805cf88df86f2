import { and, asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import {
  certificates,
  certifications,
  certificationVersions,
  issuers,
  requirements,
} from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { NotFound } from '@/lib/platform/errors/errors'
import { titleInForce, versionInForce } from './in-force'
import { loadAsked } from './public-requirements'
import { countedUpTo } from './rules'

/** A certification as anyone may know it, in the version in force. Three queries. */
export async function getPublicCertification(ctx: Ctx, slug: string) {
  const [row] = await ctx.db
    .select({
      id: certifications.id,
      slug: certifications.slug,
      versionId: certificationVersions.id,
      version: certificationVersions.version,
      title: certificationVersions.title,
      description: certificationVersions.description,
      skills: certificationVersions.skills,
      skillLinks: certificationVersions.skillLinks,
      validMonths: certificationVersions.validMonths,
      renewalDays: certificationVersions.renewalDays,
      issuer: { name: issuers.name, slug: issuers.slug, url: issuers.url },
      awarded: awardedUpTo(sql`${certificates.certificationId} = ${certifications.id}`),
    })
    .from(certifications)
    .innerJoin(issuers, eq(issuers.id, certifications.issuerId))
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, versionInForce(certifications.id)),
    )
    .where(eq(certifications.slug, slug))
  if (!row) throw new NotFound()
  const { id, versionId, ...shown } = row
  return { ...shown, asked: await loadAsked(ctx.db, versionId), leadsTo: await leadsTo(ctx, id) }
}

/** How many certificates there are, as far as it is counted: the work stays the same as they grow. */
export function awardedUpTo(which: ReturnType<typeof sql>) {
  return sql<number>`(select count(*) from (
    select from ${certificates} where ${which} limit ${countedUpTo}) few)`.mapWith(Number)
}

/** The certifications that ask for this one first, in their versions in force. */
function leadsTo(ctx: Ctx, certificationId: string) {
  const next = alias(certifications, 'next')
  return ctx.db
    .selectDistinct({ slug: next.slug, title: titleInForce(next.id) })
    .from(requirements)
    .innerJoin(
      next,
      and(
        eq(next.id, requirements.certificationId),
        eq(requirements.certificationVersionId, versionInForce(next.id)),
      ),
    )
    .where(eq(requirements.requiredCertificationId, certificationId))
    .orderBy(asc(next.slug))
    .limit(50)
}
