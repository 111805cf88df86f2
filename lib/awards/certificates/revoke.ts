import { eq } from 'drizzle-orm'
import { certificates, holdings, revocations } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { Conflict, NotFound } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { type RevokeInput, revokeInput } from './schema'

/**
 * Withdraws a certificate for good; the next reading of it anywhere says so. Issuer admins only.
 * Conflict when it was revoked before, or has been superseded: then its successor is the one to revoke.
 */
export async function revokeCertificate(ctx: Ctx, input: RevokeInput): Promise<void> {
  const { certificateId, reasonClass, reason } = revokeInput.parse(input)
  await change(ctx, async (tx, record) => {
    const [certificate] = await tx
      .select({ issuerId: certificates.issuerId })
      .from(certificates)
      .where(eq(certificates.id, certificateId))
    if (!certificate) throw new NotFound()
    const { issuerId } = certificate
    requireRole(ctx, issuerId, 'admin')
    const [held] = await tx
      .delete(holdings)
      .where(eq(holdings.certificateId, certificateId))
      .returning({ certificateId: holdings.certificateId })
    if (!held) throw new Conflict('This certificate was revoked or replaced before.')
    await tx.insert(revocations).values({
      ...{ certificateId, reasonClass, reason, revokedAt: ctx.now },
      revokedBy: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
    })
    await record({
      name: 'certificate/revoked',
      issuerId,
      subjectIds: [certificateId],
      data: { reasonClass },
    })
  })
}
