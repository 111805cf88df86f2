import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import {
  certifications,
  certificationVersions,
  issuers,
  pictures,
  templates,
  templateVersions,
} from '@/db/schema'
import { type Ctx, systemContext } from '@/lib/platform/access/context'
import { readableIssuers, requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import { Look } from '@/lib/proof/documents/schema'
import { versionInForce } from './in-force'
import { loadTemplate } from './load-template'

/** The templates of the actor's issuers in their newest version, with how many certifications use each. */
export async function listTemplatesWithUse(ctx: Ctx) {
  const mine = readableIssuers(ctx)
  const rows = await ctx.db
    .selectDistinctOn([issuers.name, templates.name, templates.id], {
      id: templates.id,
      issuerId: templates.issuerId,
      issuerName: issuers.name,
      name: templates.name,
      version: templateVersions.version,
      look: templateVersions.look,
      savedAt: templateVersions.createdAt,
      usedBy: sql<number>`(
        select count(*) from ${certifications}
        join ${certificationVersions} v on v.id = ${versionInForce(certifications.id)}
        join ${templateVersions} t on t.id = v.template_version_id
        where t.template_id = ${templates.id})`.mapWith(Number),
    })
    .from(templates)
    .innerJoin(issuers, eq(issuers.id, templates.issuerId))
    .innerJoin(templateVersions, eq(templateVersions.templateId, templates.id))
    .where(mine === 'all' ? undefined : inArray(templates.issuerId, mine))
    .orderBy(asc(issuers.name), asc(templates.name), templates.id, desc(templateVersions.version))
  return rows.map((row) => ({ ...row, look: Look.parse(row.look) }))
}

/**
 * A template with its versions, newest first; the pictures of its issuer, newest first; and the
 * certifications that use any version of it now. Issuer admins only.
 */
export async function getTemplate(ctx: Ctx, { templateId }: { templateId: string }) {
  if (!isId(templateId)) throw new NotFound()
  const [template] = await ctx.db
    .select({
      id: templates.id,
      issuerId: templates.issuerId,
      issuerName: issuers.name,
      name: templates.name,
    })
    .from(templates)
    .innerJoin(issuers, eq(issuers.id, templates.issuerId))
    .where(eq(templates.id, templateId))
  if (!template) throw new NotFound()
  requireRole(ctx, template.issuerId, 'admin')
  const rows = await ctx.db
    .select({
      id: templateVersions.id,
      version: templateVersions.version,
      createdAt: templateVersions.createdAt,
    })
    .from(templateVersions)
    .where(eq(templateVersions.templateId, templateId))
    .orderBy(desc(templateVersions.version))
  const [newest] = rows
  if (!newest) throw new NotFound()
  const users = await usersOf(ctx, templateId)
  const versions = rows.map((version) => ({
    ...version,
    usedBy: users.filter(({ versionId }) => versionId === version.id).length,
  }))
  return {
    ...template,
    versions,
    current: { ...newest, look: await lookOf(ctx, newest.id) },
    pictures: await picturesOf(ctx, template.issuerId),
    certifications: users.map(({ versionId: _, ...user }) => user),
  }
}

/** How a template looks in its newest version, for the people of its issuer. */
export async function getNewestLook(ctx: Ctx, { templateId }: { templateId: string }) {
  if (!isId(templateId)) throw new NotFound()
  const [row] = await ctx.db
    .select({
      issuerId: templateVersions.issuerId,
      issuerName: issuers.name,
      templateVersionId: templateVersions.id,
    })
    .from(templateVersions)
    .innerJoin(issuers, eq(issuers.id, templateVersions.issuerId))
    .where(eq(templateVersions.templateId, templateId))
    .orderBy(desc(templateVersions.version))
    .limit(1)
  if (!row) throw new NotFound()
  requireRole(ctx, row.issuerId, 'reviewer')
  // Reviewers see it on every certificate; they only may not change it.
  const template = await loadTemplate(systemContext('look at a template', ctx.db, ctx.now), row)
  return { ...row, template }
}

async function lookOf(ctx: Ctx, templateVersionId: string): Promise<Look> {
  const [row] = await ctx.db
    .select({ look: templateVersions.look })
    .from(templateVersions)
    .where(eq(templateVersions.id, templateVersionId))
  return Look.parse(row?.look)
}

/** By their titles; each with the version of the template that it uses. */
function usersOf(ctx: Ctx, templateId: string) {
  return ctx.db
    .select({
      id: certifications.id,
      title: certificationVersions.title,
      onVersion: templateVersions.version,
      versionId: templateVersions.id,
    })
    .from(certifications)
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, versionInForce(certifications.id)),
    )
    .innerJoin(templateVersions, eq(templateVersions.id, certificationVersions.templateVersionId))
    .where(eq(templateVersions.templateId, templateId))
    .orderBy(asc(certificationVersions.title), asc(certifications.id))
}

function picturesOf(ctx: Ctx, issuerId: string) {
  return ctx.db
    .select({
      id: pictures.id,
      type: pictures.type,
      width: pictures.width,
      height: pictures.height,
    })
    .from(pictures)
    .where(eq(pictures.issuerId, issuerId))
    .orderBy(desc(pictures.id))
    .limit(200)
}
