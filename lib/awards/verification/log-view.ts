import { getPublicCertificate } from '@/lib/awards/certificates/queries'
import type { Ctx } from '@/lib/platform/access/context'
import { logVerification } from './log-event'
import type { Origin } from './origin'

/**
 * Keeps that somebody looked at a certificate's page, and what it told them. Whoever is signed in looks
 * at their own or does their work, and is not counted. NotFound for what they may not see.
 */
export async function logView(
  ctx: Ctx,
  { publicId, ...origin }: { publicId: string } & Origin,
): Promise<void> {
  if (ctx.actor.kind !== 'anyone') return
  const { status } = await getPublicCertificate(ctx, publicId)
  // A newer one counts in its place: the page says so, as it does of one whose time is over.
  const verdict = status === 'superseded' ? 'expired' : status
  const verification = { given: 'url', verdict, certificate: { publicId } } as const
  await logVerification(ctx, { channel: 'page', verification, ...origin })
}
