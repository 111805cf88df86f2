import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { invitations, members, userAddresses, users } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { addDays } from '@/lib/platform/clock/dates'
import { Conflict } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { newId } from '@/lib/platform/ids/ids'
import { say } from '@/lib/platform/language/say'
import { type InviteInput, inviteInput } from './schema'

/** How long an invitation's link can be used, in days. */
export const invitationDays = 7

/**
 * Offers a seat to an address; a job mails the link. Who was invited before and has not answered is
 * sent a new link, and the earlier one is void. Conflict for a member. Issuer admins only.
 */
export async function inviteMember(
  ctx: Ctx,
  input: InviteInput,
): Promise<{ invitationId: string }> {
  const { issuerId, email, role } = inviteInput.parse(input)
  requireRole(ctx, issuerId, 'admin')
  return change(ctx, async (tx, record) => {
    if (await isMember(tx, issuerId, email)) throw new Conflict(say('people.alreadyMember'))
    const expiresAt = addDays(ctx.now, invitationDays)
    const invitedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : null
    const [again] = await tx
      .update(invitations)
      .set({
        ...{ role, invitedBy, expiresAt, mailedAt: null, mailError: null },
        round: sql`${invitations.round} + 1`,
      })
      .where(
        and(
          eq(invitations.issuerId, issuerId),
          eq(sql`lower(${invitations.email})`, email.toLowerCase()),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
        ),
      )
      .returning({ id: invitations.id, round: invitations.round })
    const { id, round } = again ?? { id: newId(), round: 1 }
    if (!again) {
      const made = await tx
        .insert(invitations)
        .values({
          ...{ id, issuerId, email, role, invitedBy },
          ...{ createdAt: ctx.now, expiresAt },
        })
        .onConflictDoNothing()
        .returning({ id: invitations.id })
      // Two clicks at once: the other one has sent it.
      if (made.length === 0) throw new Conflict(say('people.invitedJustNow'))
    }
    const data = { role, round }
    await record({ name: 'invitation/sent', issuerId, subjectIds: [id], data })
    return { invitationId: id }
  })
}

async function isMember(tx: Transaction, issuerId: string, email: string) {
  const address = email.toLowerCase()
  const [known] = await tx
    .select({ userId: members.userId })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .leftJoin(
      userAddresses,
      and(eq(userAddresses.userId, users.id), eq(userAddresses.email, address)),
    )
    .where(
      and(
        eq(members.issuerId, issuerId),
        or(eq(sql`lower(${users.email})`, address), eq(userAddresses.email, address)),
      ),
    )
    .limit(1)
  return known !== undefined
}
