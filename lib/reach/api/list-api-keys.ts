import { desc, eq, sql } from 'drizzle-orm'
import { apiKeys, users } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { apiKeyState } from './rules'

export type ListedApiKey = Awaited<ReturnType<typeof listApiKeys>>[number]

/** An issuer's newest 200 keys for programs; of each, its beginning alone. Issuer admins. */
export async function listApiKeys(ctx: Ctx, { issuerId }: { issuerId: string }) {
  requireRole(ctx, issuerId, 'admin')
  const rows = await ctx.db
    .select({
      ...{ id: apiKeys.id, name: apiKeys.name, prefix: apiKeys.prefix, scopes: apiKeys.scopes },
      ...{ createdAt: apiKeys.createdAt, expiresAt: apiKeys.expiresAt },
      ...{ lastUsedAt: apiKeys.lastUsedAt, revokedAt: apiKeys.revokedAt },
      replacedBy: apiKeys.replacedBy,
      madeBy: sql<string | null>`coalesce(${users.name}, ${users.email})`,
    })
    .from(apiKeys)
    .leftJoin(users, eq(users.id, apiKeys.createdBy))
    .where(eq(apiKeys.issuerId, issuerId))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    .limit(200)
  return rows.map((row) => ({ ...row, state: apiKeyState(row, ctx.now) }))
}
