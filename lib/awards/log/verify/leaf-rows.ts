import { and, asc, gt, gte, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { logLeaves } from '@/db/schema'

export type LeafRow = typeof logLeaves.$inferSelect
export type PlacedLeaf = LeafRow & { position: number }

const batch = 10_000

/** All leaves that have a place, in its order, 10,000 at a time. */
export async function* placedLeaves(tx: Transaction): AsyncGenerator<PlacedLeaf[]> {
  let next = 0
  for (;;) {
    const rows = await tx
      .select()
      .from(logLeaves)
      .where(gte(logLeaves.position, next))
      .orderBy(asc(logLeaves.position))
      .limit(batch)
    const placed = rows.flatMap((row) =>
      row.position === null ? [] : [{ ...row, position: row.position }],
    )
    const last = placed.at(-1)
    if (!last) return
    yield placed
    next = last.position + 1
  }
}

/** All leaves that wait for a place, 10,000 at a time. */
export async function* waitingLeaves(tx: Transaction): AsyncGenerator<LeafRow[]> {
  let after: string | undefined
  for (;;) {
    const rows = await tx
      .select()
      .from(logLeaves)
      .where(and(isNull(logLeaves.position), after ? gt(logLeaves.id, after) : undefined))
      .orderBy(asc(logLeaves.id))
      .limit(batch)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.id
  }
}
