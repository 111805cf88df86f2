import { eq, inArray, sql } from 'drizzle-orm'
import { certifications, certificationVersions, templateVersions } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { placeholdersIn } from '@/lib/proof/documents/designs/facts'
import { Look } from '@/lib/proof/documents/schema'
import { versionInForce } from './in-force'

/**
 * What the templates in force of these issuers' certifications ask records for, by the placeholders of
 * their custom fields: {hours} under the label “Hours”. Issuer admins.
 */
export async function listDetailKeys(
  ctx: Ctx,
  { issuerIds }: { issuerIds: readonly string[] },
): Promise<{ key: string; label: string }[]> {
  for (const issuerId of issuerIds) requireRole(ctx, issuerId, 'admin')
  const rows = await ctx.db
    .selectDistinct({ look: templateVersions.look })
    .from(certifications)
    .innerJoin(
      certificationVersions,
      sql`${certificationVersions.id} = ${versionInForce(certifications.id)}`,
    )
    .innerJoin(templateVersions, eq(templateVersions.id, certificationVersions.templateVersionId))
    .where(inArray(certifications.issuerId, [...issuerIds]))
  const found = rows.flatMap(({ look }) => placeholdersIn(Look.parse(look)))
  return [...new Map(found.map((one) => [one.key, one])).values()].sort((a, b) =>
    a.key < b.key ? -1 : 1,
  )
}
