import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { apiKeys } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requireRole } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'

/** The key's row, for an admin of its issuer, held until the transaction ends. */
export async function ownApiKey(ctx: Ctx, tx: Transaction, keyId: string) {
  const [found] = await tx.select().from(apiKeys).where(eq(apiKeys.id, keyId)).for('update')
  if (!found) throw new NotFound()
  requireRole(ctx, found.issuerId, 'admin')
  return found
}
