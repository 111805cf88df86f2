import { privateCertificates } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { change } from '@/lib/platform/events/change'
import { ownCertificate } from './own-certificate'
import { type PrivacyInput, privacyInput } from './schema'

/**
 * Has a certificate's page, files and proofs answer as an unknown id does, but to its learner, its
 * issuer and whoever has a share link of it. One that is private already stays so. Its learner alone.
 */
export async function makePrivate(ctx: Ctx, input: PrivacyInput): Promise<void> {
  const { publicId } = privacyInput.parse(input)
  await change(ctx, async (tx, record) => {
    const { id, issuerId } = await ownCertificate({ ...ctx, db: tx }, publicId)
    const made = await tx
      .insert(privateCertificates)
      .values({ certificateId: id, since: ctx.now })
      .onConflictDoNothing()
      .returning()
    if (made.length === 0) return
    await record({ name: 'certificate/made-private', issuerId, subjectIds: [id], data: {} })
  })
}
