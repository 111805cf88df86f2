import { and, eq, isNull } from 'drizzle-orm'
import { certificates, privateCertificates } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { NotFound } from '@/lib/platform/errors/errors'
import { isPublicId } from '@/lib/platform/ids/ids'
import { type LeafProof, proofsOf } from './proofs-of'

/**
 * The leaves of a certificate for whoever knows its public id, with proofs. NotFound, alike, for one
 * that is private and for an id that names none.
 */
export async function getPublicProofs(
  ctx: Ctx,
  { publicId }: { publicId: string },
): Promise<LeafProof[]> {
  if (!isPublicId(publicId)) throw new NotFound()
  const [found] = await ctx.db
    .select({ id: certificates.id })
    .from(certificates)
    .leftJoin(privateCertificates, eq(privateCertificates.certificateId, certificates.id))
    .where(and(eq(certificates.publicId, publicId), isNull(privateCertificates.since)))
  if (!found) throw new NotFound()
  return proofsOf(ctx.db, found.id)
}
