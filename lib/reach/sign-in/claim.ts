import { and, eq, sql } from 'drizzle-orm'
import { certificates, learners } from '@/db/schema'
import { visible } from '@/lib/awards/privacy/visible'
import type { Ctx } from '@/lib/platform/access/context'
import { Conflict, NotFound } from '@/lib/platform/errors/errors'
import { isPublicId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { clientHere } from './client-here'
import { requestAddress } from './request-address'
import { requestLink } from './request-link'

/** Whether a certificate is the signed-in person's already. NotFound where they may see none. */
export async function isMyCertificate(ctx: Ctx, { publicId }: { publicId: string }) {
  const { actor } = ctx
  const email = await addressOf(ctx, publicId)
  return actor.kind === 'user' && actor.addresses.includes(email)
}

/**
 * Mails a link to the address that a certificate went to, never saying which that is: to sign in, or
 * for whoever is signed in to add the address to their account. NotFound for one they may not see, TooMany
 * above the limits.
 */
export async function claimCertificate(
  ctx: Ctx,
  { publicId }: { publicId: string },
): Promise<void> {
  const email = await addressOf(ctx, publicId)
  if (ctx.actor.kind !== 'user') return requestLink({ email, next: '/dashboard' })
  if (ctx.actor.addresses.includes(email)) throw new Conflict(say('signIn.claim.yours'))
  await requestAddress(ctx, { email, client: await clientHere() })
}

async function addressOf(ctx: Ctx, publicId: string): Promise<string> {
  const [row] = isPublicId(publicId)
    ? await ctx.db
        .select({
          email: sql<string>`coalesce(
            (select m.email from learners m where m.id = ${learners.mergedIntoId}),
            ${learners.email})`,
        })
        .from(certificates)
        .innerJoin(learners, eq(learners.id, certificates.learnerId))
        .where(and(eq(certificates.publicId, publicId), visible(ctx)))
    : []
  if (!row) throw new NotFound()
  return row.email.toLowerCase()
}
