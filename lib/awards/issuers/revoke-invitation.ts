import { and, eq, isNull } from 'drizzle-orm'
import { invitations } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { Conflict } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { findInvitation } from './find-invitation'

/** Takes an invitation back: its link is void from now on. Issuer admins only. */
export async function revokeInvitation(
  ctx: Ctx,
  { invitationId }: { invitationId: string },
): Promise<void> {
  await change(ctx, async (tx, record) => {
    const { issuerId } = await findInvitation(tx, invitationId)
    requireRole(ctx, issuerId, 'admin')
    const revoked = await tx
      .update(invitations)
      .set({ revokedAt: ctx.now })
      .where(
        and(
          eq(invitations.id, invitationId),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
        ),
      )
      .returning({ id: invitations.id })
    if (revoked.length === 0) throw new Conflict(say('people.invitationOver'))
    await record({ name: 'invitation/revoked', issuerId, subjectIds: [invitationId], data: {} })
  })
}
