import { eq } from 'drizzle-orm'
import { privateCertificates } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { change } from '@/lib/platform/events/change'
import { ownCertificate } from './own-certificate'
import { type PrivacyInput, privacyInput } from './schema'

/**
 * Has a certificate's page answer to everyone who has its link. Share links go on working, to the
 * same page. Its learner alone.
 */
export async function makePublic(ctx: Ctx, input: PrivacyInput): Promise<void> {
  const { publicId } = privacyInput.parse(input)
  await change(ctx, async (tx, record) => {
    const { id, issuerId } = await ownCertificate({ ...ctx, db: tx }, publicId)
    const ended = await tx
      .delete(privateCertificates)
      .where(eq(privateCertificates.certificateId, id))
      .returning()
    if (ended.length === 0) return
    await record({ name: 'certificate/made-public', issuerId, subjectIds: [id], data: {} })
  })
}
