import { desc, eq } from 'drizzle-orm'
import { credentialKeys, issuers } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { issuerDid } from './addresses'
import { type KeyState, keyState } from './rules'

export type ListedKey = {
  id: string
  algorithm: 'ed25519' | 'p256'
  publicKey: string
  state: KeyState
  createdAt: Date
  replacedAt: Date | null
  retiredAt: Date | null
  compromisedSince: Date | null
}

/** An issuer's identifier, and the keys that its credentials are or were signed with, newest first. Issuer reviewers. */
export async function listCredentialKeys(
  ctx: Ctx,
  { issuerId }: { issuerId: string },
): Promise<{ did: string; slug: string; keys: ListedKey[] }> {
  requireRole(ctx, issuerId, 'reviewer')
  const [issuer] = await ctx.db
    .select({ slug: issuers.slug })
    .from(issuers)
    .where(eq(issuers.id, issuerId))
  const rows = await ctx.db
    .select()
    .from(credentialKeys)
    .where(eq(credentialKeys.issuerId, issuerId))
    .orderBy(desc(credentialKeys.createdAt), desc(credentialKeys.id))
  const keys = rows.map(({ id, algorithm, publicKey, ...row }) => ({
    ...{ id, algorithm, publicKey, state: keyState(row), createdAt: row.createdAt },
    ...{ replacedAt: row.replacedAt, retiredAt: row.retiredAt },
    compromisedSince: row.compromisedSince,
  }))
  const slug = issuer?.slug ?? ''
  return { did: issuerDid(slug), slug, keys }
}
