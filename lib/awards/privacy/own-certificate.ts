import { and, eq, inArray } from 'drizzle-orm'
import { certificates } from '@/db/schema'
import { learnersOf } from '@/lib/awards/identity/learners-of'
import type { Ctx } from '@/lib/platform/access/context'
import { requireUser } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { isPublicId } from '@/lib/platform/ids/ids'

/** A certificate of the signed-in person's, with the issuer in whose log it stands. Another's is NotFound. */
export async function ownCertificate(ctx: Ctx, publicId: string) {
  const mine = learnersOf(ctx, requireUser(ctx))
  if (!isPublicId(publicId)) throw new NotFound()
  const [own] = await ctx.db
    .select({ id: certificates.id, issuerId: certificates.issuerId })
    .from(certificates)
    .where(and(eq(certificates.publicId, publicId), inArray(certificates.learnerId, mine)))
  if (!own) throw new NotFound()
  return own
}
