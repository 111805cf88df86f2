import { and, eq } from 'drizzle-orm'
import { certificates } from '@/db/schema'
import { visible } from '@/lib/awards/privacy/visible'
import type { Ctx } from '@/lib/platform/access/context'
import { NotFound } from '@/lib/platform/errors/errors'
import { isPublicId } from '@/lib/platform/ids/ids'
import { type LeafProof, proofsOf } from './proofs-of'

/**
 * The leaves of a certificate for whoever may see it, with proofs. NotFound, alike, for one they may
 * not see and for an id that names none.
 */
export async function getPublicProofs(
  ctx: Ctx,
  { publicId }: { publicId: string },
): Promise<LeafProof[]> {
  if (!isPublicId(publicId)) throw new NotFound()
  const [found] = await ctx.db
    .select({ id: certificates.id })
    .from(certificates)
    .where(and(eq(certificates.publicId, publicId), visible(ctx)))
  if (!found) throw new NotFound()
  return proofsOf(ctx.db, found.id)
}
