import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { invitations, issuers, members, users } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers, requirePlatformAdmin } from '@/lib/platform/access/policy'
import { invitationState } from './rules'

/** Who may act for the actor's issuers: admins first, then by address (at most 500). */
export async function listMembers(ctx: Ctx) {
  const mine = readableIssuers(ctx)
  return ctx.db
    .select({
      ...{ issuerId: members.issuerId, userId: members.userId, role: members.role },
      ...{ name: users.name, email: users.email, createdAt: members.createdAt },
      issuerName: issuers.name,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(issuers, eq(issuers.id, members.issuerId))
    .where(mine === 'all' ? undefined : inArray(members.issuerId, mine))
    .orderBy(asc(issuers.name), asc(members.role), asc(sql`lower(${users.email})`))
    .limit(500)
}

/** Who runs the installation. Platform admins only. */
export async function listPlatformAdmins(ctx: Ctx) {
  requirePlatformAdmin(ctx)
  return ctx.db
    .select({ userId: users.id, name: users.name, email: users.email })
    .from(users)
    .where(eq(users.platformAdmin, true))
    .orderBy(asc(sql`lower(${users.email})`))
}

/** The newest 200 invitations of the actor's issuers that nobody has accepted. */
export async function listInvitations(ctx: Ctx) {
  const mine = readableIssuers(ctx)
  const rows = await ctx.db
    .select({
      ...{ id: invitations.id, issuerId: invitations.issuerId, email: invitations.email },
      ...{ role: invitations.role, createdAt: invitations.createdAt },
      ...{ expiresAt: invitations.expiresAt, mailedAt: invitations.mailedAt },
      ...{ mailError: invitations.mailError, acceptedAt: invitations.acceptedAt },
      revokedAt: invitations.revokedAt,
      issuerName: issuers.name,
      invitedBy: sql<string | null>`coalesce(${users.name}, ${users.email})`,
    })
    .from(invitations)
    .innerJoin(issuers, eq(issuers.id, invitations.issuerId))
    .leftJoin(users, eq(users.id, invitations.invitedBy))
    .where(
      and(
        isNull(invitations.acceptedAt),
        mine === 'all' ? undefined : inArray(invitations.issuerId, mine),
      ),
    )
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(200)
  return rows.map((row) => ({ ...row, state: invitationState(row, ctx.now) }))
}
