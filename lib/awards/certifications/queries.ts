import { asc, count, desc, eq, inArray, sql } from 'drizzle-orm'
import { certifications, certificationVersions, holdings, issuers } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers } from '@/lib/platform/access/policy'
import { loadRequirements } from './requirements'
import { requirementSentence } from './rules'

/** The certifications of the actor's issuers in the version in force, with how many hold each. */
export async function listCertifications(ctx: Ctx) {
  const mine = readableIssuers(ctx)
  const rows = await ctx.db
    .selectDistinctOn([issuers.name, certifications.slug], {
      id: certifications.id,
      slug: certifications.slug,
      issuerName: issuers.name,
      versionId: certificationVersions.id,
      version: certificationVersions.version,
      title: certificationVersions.title,
      validMonths: certificationVersions.validMonths,
      renewalDays: certificationVersions.renewalDays,
      holders: sql<number>`(${ctx.db
        .select({ holders: count() })
        .from(holdings)
        .where(eq(holdings.certificationId, certifications.id))})`.mapWith(Number),
    })
    .from(certifications)
    .innerJoin(issuers, eq(issuers.id, certifications.issuerId))
    .innerJoin(certificationVersions, eq(certificationVersions.certificationId, certifications.id))
    .where(mine === 'all' ? undefined : inArray(certifications.issuerId, mine))
    .orderBy(asc(issuers.name), asc(certifications.slug), desc(certificationVersions.version))
  const asked = await loadRequirements(
    ctx.db,
    rows.map((row) => row.versionId),
  )
  return rows.map(({ versionId, ...row }) => ({
    ...row,
    requirements: (asked.get(versionId) ?? []).map(requirementSentence),
  }))
}
