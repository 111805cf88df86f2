import { asc, inArray } from 'drizzle-orm'
import { issuers } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { readableIssuers } from '@/lib/platform/access/policy'

/** The issuers the actor may act for, with the actor's role, by name. */
export async function listMyIssuers(ctx: Ctx) {
  const mine = readableIssuers(ctx)
  const rows = await ctx.db
    .select({ id: issuers.id, slug: issuers.slug, name: issuers.name })
    .from(issuers)
    .where(mine === 'all' ? undefined : inArray(issuers.id, mine))
    .orderBy(asc(issuers.name))
  const roles = ctx.actor.kind === 'user' ? ctx.actor.memberships : undefined
  return rows.map((row) => ({ ...row, role: roles?.get(row.id) ?? ('admin' as const) }))
}
