import { desc, eq } from 'drizzle-orm'
import { certificates, credentials } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { NotFound } from '@/lib/platform/errors/errors'
import { isPublicId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'

/**
 * The newest signed credential of a certificate, byte for byte, for whoever may see the certificate,
 * which is the caller's to ask. NotFound where it is not signed yet.
 */
export async function getCredential(ctx: Ctx, publicId: string) {
  if (!isPublicId(publicId)) throw new NotFound()
  const { document, sha256, version, issuerId } = credentials
  const [found] = await ctx.db
    .select({ document, sha256, version, issuerId })
    .from(credentials)
    .innerJoin(certificates, eq(certificates.id, credentials.certificateId))
    .where(eq(certificates.publicId, publicId))
    .orderBy(desc(credentials.version))
    .limit(1)
  if (!found) throw new NotFound(say('credentials.notSigned'))
  return found
}
