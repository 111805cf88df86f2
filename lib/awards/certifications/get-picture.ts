import { eq } from 'drizzle-orm'
import { pictures } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { isId } from '@/lib/platform/ids/ids'
import type { Picture } from '@/lib/proof/documents/schema'
import { readPicture } from './picture-bytes'

/** A picture with its bytes, for the admins of its issuer. */
export async function getPicture(
  ctx: Ctx,
  { pictureId }: { pictureId: string },
): Promise<Picture & { sha256: string }> {
  if (!isId(pictureId)) throw new NotFound()
  const [row] = await ctx.db.select().from(pictures).where(eq(pictures.id, pictureId))
  if (!row) throw new NotFound()
  requireRole(ctx, row.issuerId, 'admin')
  return { ...(await readPicture(row)), sha256: row.sha256 }
}
