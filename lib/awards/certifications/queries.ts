import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import {
  certifications,
  certificationVersions,
  holdings,
  issuers,
  templates,
  templateVersions,
} from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers, requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import { countUpTo } from '@/lib/platform/pages/count-up-to'
import { titleInForce } from './in-force'
import { loadRequirements } from './requirements'
import { requirementSentence } from './rules'

/** The certifications of the actor's issuers in the version in force, with how many hold each (to 1,001). */
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
      holders: holders(),
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

/** The certifications of the actor's issuers by their titles in force, for a choice among them. */
export async function listCertificationNames(ctx: Ctx) {
  const mine = readableIssuers(ctx)
  const title = titleInForce(certifications.id)
  return ctx.db
    .select({ id: certifications.id, title, issuerName: issuers.name })
    .from(certifications)
    .innerJoin(issuers, eq(issuers.id, certifications.issuerId))
    .where(mine === 'all' ? undefined : inArray(certifications.issuerId, mine))
    .orderBy(title, certifications.id)
    .limit(500)
}

/** A certification with all its versions, newest first, for the people of its issuer. */
export async function getCertification(ctx: Ctx, { certificationId }: { certificationId: string }) {
  if (!isId(certificationId)) throw new NotFound()
  const [row] = await ctx.db
    .select({
      id: certifications.id,
      slug: certifications.slug,
      issuerId: certifications.issuerId,
      issuer: { name: issuers.name, slug: issuers.slug },
      holders: holders(),
    })
    .from(certifications)
    .innerJoin(issuers, eq(issuers.id, certifications.issuerId))
    .where(eq(certifications.id, certificationId))
  if (!row) throw new NotFound()
  requireRole(ctx, row.issuerId, 'reviewer')
  const versions = await ctx.db
    .select({
      id: certificationVersions.id,
      version: certificationVersions.version,
      title: certificationVersions.title,
      description: certificationVersions.description,
      skills: certificationVersions.skills,
      skillLinks: certificationVersions.skillLinks,
      validMonths: certificationVersions.validMonths,
      renewalDays: certificationVersions.renewalDays,
      templateVersionId: certificationVersions.templateVersionId,
      templateId: templates.id,
      templateName: templates.name,
      templateVersion: templateVersions.version,
      createdAt: certificationVersions.createdAt,
    })
    .from(certificationVersions)
    .innerJoin(templateVersions, eq(templateVersions.id, certificationVersions.templateVersionId))
    .innerJoin(templates, eq(templates.id, templateVersions.templateId))
    .where(eq(certificationVersions.certificationId, certificationId))
    .orderBy(desc(certificationVersions.version))
  const asked = await loadRequirements(
    ctx.db,
    versions.map(({ id }) => id),
  )
  const [current, ...older] = versions.map((version) => ({
    ...version,
    asked: asked.get(version.id) ?? [],
    requirements: (asked.get(version.id) ?? []).map(requirementSentence),
  }))
  if (!current) throw new NotFound()
  return { ...row, current, older }
}

/** The newest version of each template of the actor's issuers, for a choice among them. */
export async function listTemplates(ctx: Ctx) {
  const mine = readableIssuers(ctx)
  return ctx.db
    .selectDistinctOn([issuers.name, templates.name, templates.id], {
      templateVersionId: templateVersions.id,
      name: templates.name,
      version: templateVersions.version,
      issuerId: templates.issuerId,
      issuerName: issuers.name,
    })
    .from(templates)
    .innerJoin(issuers, eq(issuers.id, templates.issuerId))
    .innerJoin(templateVersions, eq(templateVersions.templateId, templates.id))
    .where(mine === 'all' ? undefined : inArray(templates.issuerId, mine))
    .orderBy(asc(issuers.name), asc(templates.name), templates.id, desc(templateVersions.version))
}

function holders() {
  return countUpTo(
    sql`select from ${holdings} where ${holdings.certificationId} = ${certifications.id}`,
  )
}
