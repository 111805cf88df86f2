import { and, eq, inArray } from 'drizzle-orm'
import { pictures, templateVersions } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { Look, type Template } from '@/lib/proof/documents/schema'
import { lookPictures } from './look-pictures'
import { readPicture } from './picture-bytes'

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
  const look = Look.parse(row.look)
  return { look, pictures: await loadPictures(ctx, issuerId, look) }
}

/** Those pictures of a look that are the issuer's. Whoever calls has asked for the role. */
export async function loadPictures(
  ctx: Ctx,
  issuerId: string,
  look: Look,
): Promise<Template['pictures']> {
  const ids = [...new Set(lookPictures(look).map(({ id }) => id))]
  if (ids.length === 0) return {}
  const rows = await ctx.db
    .select()
    .from(pictures)
    .where(and(inArray(pictures.id, ids), eq(pictures.issuerId, issuerId)))
  const loaded = await Promise.all(
    rows.map(async (row) => [row.id, await readPicture(row)] as const),
  )
  return Object.fromEntries(loaded)
}
