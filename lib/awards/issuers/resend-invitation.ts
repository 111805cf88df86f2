import { and, eq, isNull, sql } from 'drizzle-orm'
import { invitations } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { addDays } from '@/lib/platform/clock/dates'
import { Conflict } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { findInvitation } from './find-invitation'
import { invitationDays } from './invite-member'

/** Mails a new link, good for another seven days; the one before is void. Issuer admins only. */
export async function resendInvitation(
  ctx: Ctx,
  { invitationId }: { invitationId: string },
): Promise<void> {
  await change(ctx, async (tx, record) => {
    const { issuerId, role } = await findInvitation(tx, invitationId)
    requireRole(ctx, issuerId, 'admin')
    const [sent] = await tx
      .update(invitations)
      .set({
        ...{ expiresAt: addDays(ctx.now, invitationDays), mailedAt: null, mailError: null },
        round: sql`${invitations.round} + 1`,
      })
      .where(
        and(
          eq(invitations.id, invitationId),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
        ),
      )
      .returning({ round: invitations.round })
    if (!sent) throw new Conflict(say('people.invitationOver'))
    const data = { role, round: sent.round }
    await record({ name: 'invitation/sent', issuerId, subjectIds: [invitationId], data })
  })
}
