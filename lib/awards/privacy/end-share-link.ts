import { and, eq, inArray } from 'drizzle-orm'
import { certificates, shareLinks } from '@/db/schema'
import { learnersOf } from '@/lib/awards/identity/learners-of'
import type { Ctx } from '@/lib/platform/access/context'
import { requireUser } from '@/lib/platform/access/policy'
import { Conflict, NotFound } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { liveLink } from './live-link'
import { type EndShareLinkInput, endShareLinkInput } from './schema'

/** Ends a share link for good, at once. Conflict for one that has ended. Whoever may make one. */
export async function endShareLink(ctx: Ctx, input: EndShareLinkInput): Promise<void> {
  const { linkId } = endShareLinkInput.parse(input)
  const mine = learnersOf(ctx, requireUser(ctx))
  await change(ctx, async (tx, record) => {
    const [link] = await tx
      .select({ id: shareLinks.id })
      .from(shareLinks)
      .innerJoin(certificates, eq(certificates.id, shareLinks.certificateId))
      .where(and(eq(shareLinks.id, linkId), inArray(certificates.learnerId, mine)))
    if (!link) throw new NotFound()
    const ended = await tx
      .update(shareLinks)
      .set({ endedAt: ctx.now })
      .where(and(eq(shareLinks.id, linkId), liveLink(ctx.now)))
      .returning({ id: shareLinks.id })
    if (ended.length === 0) throw new Conflict(say('privacy.links.endedBefore'))
    await record({ name: 'share-link/ended', issuerId: null, subjectIds: [linkId], data: {} })
  })
}
