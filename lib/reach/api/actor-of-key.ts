import { and, eq, isNull, lte, or } from 'drizzle-orm'
import { apiKeys } from '@/db/schema'
import { type ApiScope, apiScopes, type KeyActor } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'
import { isKey, prefixOf } from './key-text'
import { apiKeyState } from './rules'

/** How exactly it is kept when a key was last used. */
const usedEveryMs = 60_000

/**
 * Whom a program acts for, by the key that it gives. Null, alike, for what is no key, one that is not
 * known, and one that has expired or was revoked.
 */
export async function actorOfKey(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  given: string,
): Promise<KeyActor | null> {
  const prefix = prefixOf(given)
  if (prefix === null) return null
  const [row] = await db.select().from(apiKeys).where(eq(apiKeys.prefix, prefix))
  if (!row || !isKey(given, row.hash)) return null
  const state = apiKeyState(row, now)
  if (state === 'expired' || state === 'revoked') return null
  await noteUsed({ db, now }, row)
  const { id: keyId, issuerId } = row
  return { kind: 'key', keyId, issuerId, scopes: row.scopes.filter(isScope) }
}

function isScope(scope: string): scope is ApiScope {
  return apiScopes.some((known) => known === scope)
}

/** A write a minute at most, however often it is used. */
async function noteUsed(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  { id, lastUsedAt }: { id: string; lastUsedAt: Date | null },
) {
  const stale = new Date(now.getTime() - usedEveryMs)
  if (lastUsedAt && lastUsedAt > stale) return
  await db
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), lte(apiKeys.lastUsedAt, stale))))
}
