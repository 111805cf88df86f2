import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { logCheckpoints } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { SetupError } from '@/lib/platform/errors/errors'
import { checkpointText } from '@/lib/proof/transparency/checkpoint'
import { hashBytes, leafHash } from '@/lib/proof/transparency/hashes'
import { type NoteSigner, signNote } from '@/lib/proof/transparency/note'
import { appendLeaves, hashReader, nextEdge, rightEdge } from '@/lib/proof/transparency/tiles'
import { rootOf } from '@/lib/proof/transparency/tree'
import { newestCheckpoint } from './checkpoint-rows'
import { keepCheckpoint } from './keep-checkpoint'
import { readKept, refuseFork } from './kept-checkpoint'
import { loadLogKey } from './load-log-key'
import { loadTiles, saveTiles } from './tile-rows'

/**
 * Gives the next leaves (at most `limit`) their places in the log, in the order in which they were
 * recorded, and signs a checkpoint: places, tiles and checkpoint commit together, so that a crash
 * leaves all or nothing. Then the checkpoint is copied to storage; where that failed before, it is
 * made up for here. There is one sequencer at a time, and another call beside it does nothing.
 * Each call that finds leaves makes a checkpoint, of about 600 bytes, and all are kept: they tell when
 * the log had what. SetupError where the tree, or what storage has, contradicts the database. Jobs.
 */
export async function sequenceLog(
  ctx: Ctx,
  { limit = 10_000 }: { limit?: number } = {},
): Promise<{ sequenced: number; more: boolean }> {
  requirePlatformAdmin(ctx)
  const { waiting, note } = await look(ctx)
  const made = waiting ? await sequence(ctx, limit) : null
  const newest = made?.note ?? note
  if (newest) await keepCheckpoint(ctx.db, newest)
  const sequenced = made?.count ?? 0
  return { sequenced, more: sequenced === limit }
}

/** Most calls find nothing to do, in this one query. */
async function look({ db }: Ctx): Promise<{ waiting: boolean; note: string | null }> {
  const [seen] = await db.execute<{ waiting: boolean; note: string | null }>(sql`
    select exists (select from log_leaves where position is null) as waiting,
      (select note from log_checkpoints order by size desc limit 1) as note`)
  return seen ?? { waiting: false, note: null }
}

async function sequence(ctx: Ctx, limit: number) {
  const signer = await loadLogKey(ctx)
  const kept = await readKept(signer.publicKey)
  return ctx.db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ taken: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext('laurel.log-sequencer')) as taken`,
    )
    if (!lock?.taken) return null
    await refuseFork(tx, kept)
    return sequenceNext(tx, { signer, now: ctx.now, limit })
  })
}

/** Places the next leaves and signs over them, for whoever holds the sequencer's lock; null where none waits. */
export async function sequenceNext(
  tx: Transaction,
  { signer, now, limit }: { signer: NoteSigner; now: Date; limit: number },
): Promise<{ count: number; note: string } | null> {
  const { size: previous, edge, createdAt } = await loadTree(tx)
  const entries = await takePlaces(tx, previous, limit)
  const count = entries.length / hashBytes
  if (count === 0) return null
  const leaves = Array.from({ length: count }, (_, i) =>
    leafHash(entries.subarray(i * hashBytes, (i + 1) * hashBytes)),
  )
  const changed = appendLeaves(previous, edge, leaves)
  await saveTiles(tx, changed)
  const size = previous + count
  const root = Buffer.from(rootOf(size, hashReader(nextEdge(size, edge, changed))))
  // Where the clock was set back, the log's time stands still: it never runs backwards.
  const time = createdAt && createdAt > now ? createdAt : now
  const note = signNote(checkpointText({ origin: signer.name, size, root, time, previous }), signer)
  const rootHash = root.toString('hex')
  await tx.insert(logCheckpoints).values({ size, rootHash, note, createdAt: time })
  return { count, note }
}

/** The tree as the newest checkpoint has it. Tiles that say otherwise are never signed. */
async function loadTree(tx: Transaction) {
  const newest = await newestCheckpoint(tx)
  const size = newest?.size ?? 0
  const edge = await loadTiles(tx, rightEdge(size))
  if (newest && !fits(newest.rootHash)) {
    throw new SetupError(
      `The tiles of the transparency log are not those that its checkpoint of ${size} leaves was signed over. Nothing more is signed. See what was changed with npm run log:verify.`,
    )
  }
  return { size, edge, createdAt: newest?.createdAt }

  function fits(rootHash: string): boolean {
    try {
      return Buffer.from(rootOf(size, hashReader(edge))).toString('hex') === rootHash
    } catch {
      return false
    }
  }
}

/** Places leaves after those there are; answers their entries, one after the other. */
async function takePlaces(tx: Transaction, size: number, limit: number): Promise<Buffer> {
  const [taken] = await tx.execute<{ entries: string | null }>(sql`
    with next as (
      select id, ${size}::bigint - 1 + row_number() over (order by recorded_at, id) as position
      from (
        select id, recorded_at from log_leaves where position is null
        order by recorded_at, id limit ${limit}) waiting
    ), placed as (
      update log_leaves l set position = next.position
      from next where l.id = next.id
      returning l.position, l.commitment)
    select string_agg(commitment, '' order by position) as entries from placed`)
  return Buffer.from(taken?.entries ?? '', 'hex')
}
