import { asc, eq, sql } from 'drizzle-orm'
import { logLeaves } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { inclusionProof } from '@/lib/proof/transparency/prove'
import { hashReader, tilesRead } from '@/lib/proof/transparency/tiles'
import { newestCheckpoint } from './checkpoint-rows'
import type { LeafKind } from './rules'
import { loadTiles } from './tile-rows'

/**
 * A leaf of the log. Its entry is the commitment's 32 bytes: the sha-256 of salt and payload. Hashes
 * in hex; salt and payload are null once somebody was erased.
 */
export type LeafProof = {
  kind: LeafKind
  recordedAt: Date
  commitment: string
  salt: string | null
  payload: string | null
  /** Null while it waits for its place. */
  proof: {
    position: number
    size: number
    hashes: string[]
    /** The signed note over `size` leaves, and its time. */
    checkpoint: string
    time: Date
  } | null
}

/** The leaves about a certificate or a key, those in the log first, with proofs. Three queries. */
export async function proofsOf(db: Ctx['db'], subjectId: string): Promise<LeafProof[]> {
  const newest = await newestCheckpoint(db)
  const rows = await db
    .select()
    .from(logLeaves)
    .where(eq(logLeaves.subjectId, subjectId))
    .orderBy(sql`${logLeaves.position} nulls last`, asc(logLeaves.recordedAt), asc(logLeaves.id))
  const size = newest?.size ?? 0
  // A leaf may have got its place after the checkpoint was read.
  const placed = rows.flatMap(({ position }) =>
    position !== null && position < size ? position : [],
  )
  const tiles = await loadTiles(
    db,
    tilesRead((read) => placed.map((position) => inclusionProof(size, position, read))),
  )
  const read = hashReader(tiles)
  return rows.map(({ kind, recordedAt, commitment, salt, payload, position }) => ({
    ...{ kind, recordedAt, commitment, salt, payload },
    proof:
      newest && position !== null && position < size
        ? {
            ...{ position, size, checkpoint: newest.note, time: newest.createdAt },
            hashes: inclusionProof(size, position, read).map((hash) =>
              Buffer.from(hash).toString('hex'),
            ),
          }
        : null,
  }))
}
