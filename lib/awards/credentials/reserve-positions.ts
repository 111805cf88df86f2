import { randomBytes } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { statusLists } from '@/db/schema'
import { newId } from '@/lib/platform/ids/ids'
import { positionOf } from '@/lib/proof/credentials/status-list'

/** Bitstring Status List §2.2: the least that hides one holder among others. */
const listLength = 131_072

export type Place = { listId: string; number: number; position: number }

/**
 * `count` places in the status lists of an issuer, none of which was or will be given to anything
 * else. The list is held until the transaction ends, so ask for them late; a full one is followed by
 * the next.
 */
export async function reservePositions(
  tx: Transaction,
  { issuerId, count, now }: { issuerId: string; count: number; now: Date },
): Promise<Place[]> {
  const places: Place[] = []
  while (places.length < count) {
    const list = await newestList(tx, issuerId)
    if (!list || list.taken === list.length) {
      await addList(tx, { issuerId, number: (list?.number ?? 0) + 1, now })
      continue
    }
    const { id: listId, number, length, taken } = list
    const end = Math.min(length, taken + count - places.length)
    const seed = Buffer.from(list.seed, 'hex')
    for (let n = taken; n < end; n++) {
      places.push({ listId, number, position: positionOf(seed, length, n) })
    }
    await tx.update(statusLists).set({ taken: end }).where(eq(statusLists.id, listId))
  }
  return places
}

async function newestList(tx: Transaction, issuerId: string) {
  const [list] = await tx
    .select()
    .from(statusLists)
    .where(eq(statusLists.issuerId, issuerId))
    .orderBy(desc(statusLists.number))
    .limit(1)
    .for('update')
  return list
}

/** Begins a list of an issuer's. Where another transaction begins the same one, this waits for it and takes that. */
export async function addList(
  tx: Transaction,
  { issuerId, number, now }: { issuerId: string; number: number; now: Date },
): Promise<void> {
  await tx
    .insert(statusLists)
    .values({
      ...{ id: newId(), issuerId, number, length: listLength },
      ...{ seed: randomBytes(32).toString('hex'), changedAt: now, createdAt: now },
    })
    .onConflictDoNothing()
}
