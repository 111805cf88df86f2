import { and, eq } from 'drizzle-orm'
import { certificates, shareLinks } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { addDays } from '@/lib/platform/clock/dates'
import { settings } from '@/lib/platform/env/settings'
import { Conflict } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { hashOfSecret, newSecret } from '@/lib/platform/secrets/secret'
import { liveLink } from './live-link'
import { ownCertificate } from './own-certificate'
import { linksAtMost, type MakeShareLinkInput, makeShareLinkInput } from './schema'

/**
 * Makes a link that shows a certificate to whoever has it, private or not, until it ends. The link is
 * in this answer alone: kept is the hash of its secret. Conflict at `linksAtMost`. Its learner alone.
 */
export async function makeShareLink(
  ctx: Ctx,
  input: MakeShareLinkInput,
): Promise<{ linkId: string; url: string }> {
  const { publicId, name, lifetime } = makeShareLinkInput.parse(input)
  const [linkId, secret] = [newId(), newSecret()]
  await change(ctx, async (tx, record) => {
    const { id } = await ownCertificate({ ...ctx, db: tx }, publicId)
    // One after the other, so that the limit holds for two at once.
    await tx
      .select({ id: certificates.id })
      .from(certificates)
      .where(eq(certificates.id, id))
      .for('no key update')
    const live = await tx.$count(
      shareLinks,
      and(eq(shareLinks.certificateId, id), liveLink(ctx.now)),
    )
    if (live >= linksAtMost)
      throw new Conflict(say('privacy.links.tooMany', { count: linksAtMost }))
    await tx.insert(shareLinks).values({
      ...{ id: linkId, certificateId: id, name, createdAt: ctx.now },
      secretHash: hashOfSecret(secret),
      expiresAt: lifetime === 'never' ? null : addDays(ctx.now, Number(lifetime)),
    })
    await record({ name: 'share-link/made', issuerId: null, subjectIds: [linkId], data: {} })
  })
  return { linkId, url: `${settings().baseUrl}/s/${secret}` }
}
