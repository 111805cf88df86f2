import { eq } from 'drizzle-orm'
import { holdings, suspensions } from '@/db/schema'
import { touchLists } from '@/lib/awards/credentials/touch-lists'
import { recordLeaves } from '@/lib/awards/log/record-leaves'
import type { Ctx } from '@/lib/platform/access/context'
import { Conflict } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { findForStatus } from './find-for-status'
import { type SuspendInput, suspendInput } from './schema'

/**
 * Has a certificate count for nothing until the suspension is lifted; the next reading of it anywhere
 * says so. Issuer admins and their programs; Conflict where it is suspended, was revoked or replaced.
 */
export async function suspendCertificate(ctx: Ctx, input: SuspendInput): Promise<void> {
  const { certificateId, reason } = suspendInput.parse(input)
  await change(ctx, async (tx, record) => {
    const { issuerId, publicId: certificate } = await findForStatus(ctx, tx, certificateId)
    // Held until the end, so that nobody revokes it meanwhile.
    const held = await tx
      .select({ id: holdings.certificateId })
      .from(holdings)
      .where(eq(holdings.certificateId, certificateId))
      .for('update')
    if (held.length === 0) throw new Conflict(say('certificates.revokedBefore'))
    const suspendedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : null
    const suspended = await tx
      .insert(suspensions)
      .values({ id: newId(), certificateId, reason, suspendedBy, suspendedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: suspensions.id })
    if (suspended.length === 0) throw new Conflict(say('certificates.suspendedBefore'))
    await touchLists(tx, { subjectIds: [certificateId], now: ctx.now })
    const kind = 'suspended' as const
    const leaf = { kind, issuerId, subjectId: certificateId, payload: { kind, certificate } }
    await recordLeaves(tx, [leaf], ctx.now)
    const subjectIds = [certificateId]
    await record({ name: 'certificate/suspended', issuerId, subjectIds, data: {} })
  })
}
