import { and, eq } from 'drizzle-orm'
import { certificates, shareLinks } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { NotFound } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import { hashOfSecret } from '@/lib/platform/secrets/secret'
import { liveLink } from './live-link'

/**
 * The certificate that a share link shows: for whoever has the link, in its `shownContext`. NotFound,
 * alike, for a link that never was, one that was ended and one whose time is over. Anyone.
 */
export async function openShareLink(
  ctx: Ctx,
  secret: string,
): Promise<{ certificateId: string; publicId: string }> {
  const [link] = await ctx.db
    .select({ certificateId: certificates.id, publicId: certificates.publicId })
    .from(shareLinks)
    .innerJoin(certificates, eq(certificates.id, shareLinks.certificateId))
    .where(and(eq(shareLinks.secretHash, hashOfSecret(secret)), liveLink(ctx.now)))
  if (!link) throw new NotFound(say('privacy.links.notWorking'))
  return link
}
