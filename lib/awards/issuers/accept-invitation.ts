import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { invitations, members } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireUser } from '@/lib/platform/access/policy'
import { Conflict, Forbidden, NotFound } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { say } from '@/lib/platform/language/say'
import { findInvitation } from './find-invitation'
import { readInvitationToken } from './invitation-token'

/**
 * Takes the seat that an invitation's link offers, once. Forbidden for somebody who has not proven
 * the address it went to; Conflict when it has ended. Who is an admin already stays one.
 */
export async function acceptInvitation(
  ctx: Ctx,
  { token }: { token: string },
): Promise<{ issuerId: string }> {
  const { userId, addresses } = requireUser(ctx)
  const link = readInvitationToken(token)
  if (!link) throw new NotFound()
  return change(ctx, async (tx, record) => {
    const { id, issuerId, role, email } = await findInvitation(tx, link.id)
    if (!addresses.includes(email.toLowerCase())) throw new Forbidden(say('people.otherAddress'))
    const taken = await tx
      .update(invitations)
      .set({ acceptedAt: ctx.now, acceptedBy: userId })
      .where(
        and(
          eq(invitations.id, id),
          eq(invitations.round, link.round),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
          gt(invitations.expiresAt, ctx.now),
        ),
      )
      .returning({ id: invitations.id })
    if (taken.length === 0) throw new Conflict(say('people.invitationOver'))
    const better = sql`case when ${members.role} = 'admin' then 'admin' else excluded.role end`
    await tx
      .insert(members)
      .values({ issuerId, userId, role, createdAt: ctx.now })
      .onConflictDoUpdate({ target: [members.issuerId, members.userId], set: { role: better } })
    const data = { userId, role }
    await record({ name: 'invitation/accepted', issuerId, subjectIds: [id], data })
    return { issuerId }
  })
}
