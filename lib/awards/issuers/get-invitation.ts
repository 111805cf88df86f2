import { eq, sql } from 'drizzle-orm'
import { invitations, issuers, userAddresses, users } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { NotFound } from '@/lib/platform/errors/errors'
import { readInvitationToken } from './invitation-token'
import { invitationState } from './rules'

/**
 * What an invitation's link offers, for whoever has it, and whether the address has an account
 * already. NotFound for what is no link of ours. Reading spends nothing.
 */
export async function getInvitation(ctx: Ctx, { token }: { token: string }) {
  const link = readInvitationToken(token)
  if (!link) throw new NotFound()
  const [found] = await ctx.db
    .select({
      email: invitations.email,
      role: invitations.role,
      round: invitations.round,
      expiresAt: invitations.expiresAt,
      acceptedAt: invitations.acceptedAt,
      revokedAt: invitations.revokedAt,
      issuerName: issuers.name,
      invitedBy: sql<string | null>`coalesce(${users.name}, ${users.email})`,
      hasAccount: sql<boolean>`exists (
        select from ${userAddresses} a where a.email = lower(${invitations.email})
        union all
        select from users u where lower(u.email) = lower(${invitations.email}))`,
    })
    .from(invitations)
    .innerJoin(issuers, eq(issuers.id, invitations.issuerId))
    .leftJoin(users, eq(users.id, invitations.invitedBy))
    .where(eq(invitations.id, link.id))
  if (!found) throw new NotFound()
  const replaced = link.round < found.round && !found.acceptedAt
  const state = replaced ? ('replaced' as const) : invitationState(found, ctx.now)
  return { ...found, state }
}
