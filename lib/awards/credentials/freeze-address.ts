import type { Transaction } from '@/db/client'
import { installation } from '@/db/schema'
import { settings } from '@/lib/platform/env/settings'

/**
 * Keeps the address of this installation, since every credential names it and so do the issuers'
 * identifiers: from the first issue on it must stay the same. A demo's is nobody's to keep.
 */
export async function freezeAddress(tx: Transaction, now: Date): Promise<void> {
  const { LAUREL_DEMO, baseUrl } = settings()
  if (LAUREL_DEMO) return
  await tx.insert(installation).values({ publicUrl: baseUrl, frozenAt: now }).onConflictDoNothing()
}
