import { max } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { statusLists } from '@/db/schema'
import { addList } from './reserve-positions'

/** How many lists an issuer may have begun since the copy was made: places for 13 million credentials. */
const begunSince = 100

/**
 * Has each issuer go on in a new status list, beyond all that may have been begun after this copy of
 * the database was made: places in the ones before may be borne by credentials that it knows nothing of.
 */
export async function beginListsAnew(tx: Transaction, now: Date): Promise<void> {
  const rows = await tx
    .select({ issuerId: statusLists.issuerId, newest: max(statusLists.number) })
    .from(statusLists)
    .groupBy(statusLists.issuerId)
  for (const { issuerId, newest } of rows) {
    await addList(tx, { issuerId, number: (newest ?? 0) + begunSince, now })
  }
}
