import { and, eq, isNull } from 'drizzle-orm'
import { suspensions } from '@/db/schema'
import { touchLists } from '@/lib/awards/credentials/touch-lists'
import { recordLeaves } from '@/lib/awards/log/record-leaves'
import type { Ctx } from '@/lib/platform/access/context'
import { Conflict } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { findForStatus } from './find-for-status'
import { type LiftInput, liftInput } from './schema'

/** Ends a certificate's suspension. Issuer admins and their programs; Conflict where there is none. */
export async function liftSuspension(ctx: Ctx, input: LiftInput): Promise<void> {
  const { certificateId } = liftInput.parse(input)
  await change(ctx, async (tx, record) => {
    const { issuerId, publicId: certificate } = await findForStatus(ctx, tx, certificateId)
    const liftedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : null
    const lifted = await tx
      .update(suspensions)
      .set({ liftedAt: ctx.now, liftedBy })
      .where(and(eq(suspensions.certificateId, certificateId), isNull(suspensions.liftedAt)))
      .returning({ id: suspensions.id })
    if (lifted.length === 0) throw new Conflict(say('certificates.notSuspended'))
    await touchLists(tx, { subjectIds: [certificateId], now: ctx.now })
    const kind = 'lifted' as const
    const leaf = { kind, issuerId, subjectId: certificateId, payload: { kind, certificate } }
    await recordLeaves(tx, [leaf], ctx.now)
    const subjectIds = [certificateId]
    await record({ name: 'certificate/reinstated', issuerId, subjectIds, data: {} })
  })
}
