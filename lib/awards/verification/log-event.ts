import { eq } from 'drizzle-orm'
import { certificates, verificationEvents } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { newId } from '@/lib/platform/ids/ids'
import { reportBug } from '@/lib/platform/log/report'
import type { Origin } from './origin'
import type { Verification } from './schema'

/**
 * Keeps that something was verified and what was answered, with no more of who asked than `Origin`
 * has. It never fails: an answer is not worth less for being uncounted. Whoever answers somebody
 * does not wait for it.
 */
export async function logVerification(
  ctx: Ctx,
  {
    verification: { given, verdict, certificate },
    channel,
    region = null,
    referrer = null,
  }: {
    channel: (typeof verificationEvents.$inferInsert)['channel']
    verification: Pick<Verification, 'given' | 'verdict'> & { certificate?: { publicId: string } }
  } & Partial<Origin>,
): Promise<void> {
  try {
    const ours = certificate && (await idsOf(ctx, certificate.publicId))
    await ctx.db
      .insert(verificationEvents)
      .values({ id: newId(), at: ctx.now, channel, given, verdict, region, referrer, ...ours })
  } catch (error) {
    reportBug(error, 'verification log')
  }
}

async function idsOf({ db }: Ctx, publicId: string) {
  const [found] = await db
    .select({ certificateId: certificates.id, issuerId: certificates.issuerId })
    .from(certificates)
    .where(eq(certificates.publicId, publicId))
  return found
}
