import { and, desc, eq } from 'drizzle-orm'
import { privateCertificates, shareLinks } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { liveLink } from './live-link'
import { ownCertificate } from './own-certificate'

/** Since when a certificate of one's own is private, null where it is not, and its links that work. */
export async function getPrivacy(ctx: Ctx, { publicId }: { publicId: string }) {
  const { id } = await ownCertificate(ctx, publicId)
  const [found] = await ctx.db
    .select({ since: privateCertificates.since })
    .from(privateCertificates)
    .where(eq(privateCertificates.certificateId, id))
  const links = await ctx.db
    .select({
      ...{ id: shareLinks.id, name: shareLinks.name },
      ...{ createdAt: shareLinks.createdAt, expiresAt: shareLinks.expiresAt },
    })
    .from(shareLinks)
    .where(and(eq(shareLinks.certificateId, id), liveLink(ctx.now)))
    .orderBy(desc(shareLinks.createdAt), desc(shareLinks.id))
  return { since: found?.since ?? null, links }
}
