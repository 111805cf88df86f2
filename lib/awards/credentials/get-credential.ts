import { and, desc, eq } from 'drizzle-orm'
import { certificates, credentials } from '@/db/schema'
import { visible } from '@/lib/awards/privacy/visible'
import type { Ctx } from '@/lib/platform/access/context'
import { NotFound } from '@/lib/platform/errors/errors'
import { isPublicId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'

/**
 * The newest signed credential of a certificate, byte for byte, for whoever may see the certificate.
 * NotFound where they may not, and where it is not signed yet.
 */
export async function getCredential(ctx: Ctx, publicId: string) {
  if (!isPublicId(publicId)) throw new NotFound()
  const { document, sha256, version, issuerId } = credentials
  const [found] = await ctx.db
    .select({ document, sha256, version, issuerId })
    .from(credentials)
    .innerJoin(certificates, eq(certificates.id, credentials.certificateId))
    .where(and(eq(certificates.publicId, publicId), visible(ctx)))
    .orderBy(desc(credentials.version))
    .limit(1)
  if (!found) throw new NotFound(say('credentials.notSigned'))
  return found
}
