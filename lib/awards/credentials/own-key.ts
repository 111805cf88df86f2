import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { credentialKeys } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import type { KeyRow } from './key-rows'

/** The key, for an admin of its issuer, held until the transaction ends. */
export async function ownKey(ctx: Ctx, tx: Transaction, keyId: string): Promise<KeyRow> {
  const [found] = await tx
    .select()
    .from(credentialKeys)
    .where(eq(credentialKeys.id, keyId))
    .for('update')
  if (!found) throw new NotFound()
  requireRole(ctx, found.issuerId, 'admin')
  return found
}
