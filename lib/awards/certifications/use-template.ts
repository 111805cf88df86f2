import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { certifications, certificationVersions, templateVersions } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { versionInForce } from './in-force'
import { publishVersion } from './publish-certification'
import { loadRequirements } from './requirements'
import { type TemplateUse, templateUse } from './schema'

/**
 * Publishes a next version of each certification (at most 200) that looks as the template's version
 * does and says what it said: all of them or none. Those that look so already are passed over.
 * Certificates keep the look they were issued with. NotFound where one is not the issuer's. Issuer
 * admins only.
 */
export async function useTemplate(
  ctx: Ctx,
  input: TemplateUse,
): Promise<{ published: { certificationId: string; version: number }[] }> {
  const { templateVersionId, certificationIds } = templateUse.parse(input)
  const wanted = [...new Set(certificationIds)]
  return change(ctx, async (tx, record) => {
    const issuerId = await issuerOf(tx, templateVersionId)
    requireRole(ctx, issuerId, 'admin')
    const held = await holdInForce(tx, issuerId, wanted)
    if (held.length < wanted.length) throw new NotFound()
    const todo = held.filter((one) => one.templateVersionId !== templateVersionId)
    const asked = await loadRequirements(
      tx,
      todo.map(({ id }) => id),
    )
    const published = []
    for (const { id, ...current } of todo) {
      const next = { ...current, templateVersionId, version: current.version + 1 }
      await publishVersion(ctx, tx, record, next, asked.get(id) ?? [])
      published.push({ certificationId: next.certificationId, version: next.version })
    }
    return { published }
  })
}

async function issuerOf(tx: Transaction, templateVersionId: string): Promise<string> {
  const [row] = await tx
    .select({ issuerId: templateVersions.issuerId })
    .from(templateVersions)
    .where(eq(templateVersions.id, templateVersionId))
  if (!row) throw new NotFound()
  return row.issuerId
}

/** The versions in force. The rows are held in one order, so that two such changes never lock up. */
async function holdInForce(tx: Transaction, issuerId: string, certificationIds: string[]) {
  const chosen = and(
    eq(certifications.issuerId, issuerId),
    inArray(certifications.id, certificationIds),
  )
  await tx
    .select({ id: certifications.id })
    .from(certifications)
    .where(chosen)
    .orderBy(asc(certifications.id))
    .for('update')
  return tx
    .select({
      id: certificationVersions.id,
      issuerId: certificationVersions.issuerId,
      certificationId: certificationVersions.certificationId,
      version: certificationVersions.version,
      title: certificationVersions.title,
      description: certificationVersions.description,
      skills: certificationVersions.skills,
      skillLinks: certificationVersions.skillLinks,
      templateVersionId: certificationVersions.templateVersionId,
      validMonths: certificationVersions.validMonths,
      renewalDays: certificationVersions.renewalDays,
    })
    .from(certifications)
    .innerJoin(
      certificationVersions,
      eq(certificationVersions.id, versionInForce(certifications.id)),
    )
    .where(chosen)
    .orderBy(asc(certifications.id))
}
