import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { leafHash } from '@/lib/proof/transparency/hashes'
import {
  appendLeaves,
  hashReader,
  nextEdge,
  type Tile,
  tileWidth,
} from '@/lib/proof/transparency/tiles'
import { rootOf } from '@/lib/proof/transparency/tree'
import type { CheckpointRow } from '../checkpoint-rows'
import { BadRow, type LogCounts } from './bad-row'
import { type Before, checkCheckpoint, loadCheckpoints } from './check-checkpoint'
import { checkLeaves } from './check-leaves'
import { compareTiles, firstStranger } from './compare-tiles'
import { type PlacedLeaf, placedLeaves } from './leaf-rows'
import type { Log, Mark } from './marks'

/** The tree as it grows from the rows, and what it was held against so far. */
type Walk = {
  size: number
  edge: Tile[]
  before: Before
  /** The first leaf since the last checkpoint that the tiles have otherwise. */
  stranger: PlacedLeaf | undefined
  /** Tiles that are full, but under no checkpoint that was checked yet. */
  full: Tile[]
}

/**
 * Builds the tree anew from all leaves, a batch at a time, and holds it against checkpoints, tiles and
 * what is kept elsewhere. BadRow for the first row that is otherwise, or missing.
 */
export async function checkTree(
  tx: Transaction,
  { logs, marks }: { logs: readonly Log[]; marks: readonly Mark[] },
  counts: LogCounts,
): Promise<void> {
  const walk: Walk = {
    ...{ size: 0, edge: [], full: [], stranger: undefined },
    before: { size: 0, time: null },
  }
  for await (const rows of placedLeaves(tx)) {
    checkPlaces(rows, walk.size)
    await checkLeaves(tx, rows, counts)
    await grow(tx, walk, rows, { logs, marks }, counts)
    counts.leaves = walk.size
  }
  await checkEnd(tx, walk, marks, counts)
}

/** Positions without a gap. What is missing has no row to be named by but its position. */
function checkPlaces(rows: readonly PlacedLeaf[], from: number) {
  rows.forEach(({ position }, i) => {
    if (position !== from + i) throw missing(from + i, `the next one there is has ${position}`)
  })
}

const missing = (position: number, why: string) =>
  new BadRow('log_leaves', `position ${position}`, `is missing: ${why}`)

/** Adds a batch, stopping at each size of which something is known. */
async function grow(
  tx: Transaction,
  walk: Walk,
  rows: readonly PlacedLeaf[],
  { logs, marks }: { logs: readonly Log[]; marks: readonly Mark[] },
  counts: LogCounts,
) {
  const start = walk.size
  const end = start + rows.length
  const leaves = rows.map(({ commitment }) => leafHash(Buffer.from(commitment, 'hex')))
  const strange = await firstStranger(tx, start, leaves)
  const found = await loadCheckpoints(tx, { above: start, upTo: end })
  const checkpoints = new Map(found.map((row) => [row.size, row]))
  const checked: Tile[] = []
  for (const stop of stopsOf([...found, ...marks], start, end)) {
    const changed = appendLeaves(
      walk.size,
      walk.edge,
      leaves.slice(walk.size - start, stop - start),
    )
    if (strange !== undefined && strange >= walk.size && strange < stop) {
      walk.stranger ??= rows[strange - start]
    }
    walk.edge = nextEdge(stop, walk.edge, changed)
    walk.full.push(...changed.filter(({ hashes }) => hashes.length === tileWidth * 32))
    walk.size = stop
    const root = Buffer.from(rootOf(stop, hashReader(walk.edge))).toString('hex')
    const checkpoint = checkpoints.get(stop)
    if (checkpoint) {
      walk.before = checkCheckpoint(checkpoint, walk.before, logs)
      checkRoot(checkpoint, root, walk)
      checked.push(...walk.full.splice(0))
      counts.checkpoints++
    }
    for (const mark of marks.filter(({ size }) => size === stop)) checkMark(mark, root)
  }
  await compareTiles(tx, checked)
  counts.tiles += checked.length
}

function stopsOf(known: readonly { size: number }[], start: number, end: number): number[] {
  const within = known.flatMap(({ size }) => (size > start && size < end ? size : []))
  return [...new Set([...within, end])].sort((one, other) => one - other)
}

/** Where the signed root is another, the tiles say which leaf is: they were built with the true one. */
function checkRoot(checkpoint: CheckpointRow, root: string, walk: Walk) {
  const { stranger } = walk
  const { size, rootHash } = checkpoint
  if (root !== rootHash && stranger) throw notTheLeaf(stranger, size)
  if (root !== rootHash) {
    throw new BadRow('log_checkpoints', String(size), 'was signed over other leaves than there are')
  }
  if (stranger) {
    const id = `0/${Math.floor(stranger.position / tileWidth)}`
    throw new BadRow('log_tiles', id, `has another hash than the leaf at ${stranger.position}`)
  }
}

const notTheLeaf = ({ id, position }: PlacedLeaf, size: number) =>
  new BadRow(
    ...(['log_leaves', id] as const),
    `is not the leaf that was at position ${position} when the checkpoint of ${size} leaves was signed`,
  )

function checkMark({ kept, size, rootHash }: Mark, root: string) {
  if (root === rootHash) return
  throw new BadRow(
    ...([kept.where, kept.name] as const),
    `is a checkpoint of ${size} leaves, and they were others than there are now`,
  )
}

/** What must be there beyond the last leaf: nothing. */
async function checkEnd(tx: Transaction, walk: Walk, marks: readonly Mark[], counts: LogCounts) {
  const { size, before } = walk
  const [newest] = await loadCheckpoints(tx, { above: size, upTo: Number.MAX_SAFE_INTEGER })
  if (newest && walk.stranger) throw notTheLeaf(walk.stranger, newest.size)
  if (newest) throw missing(size, `there is a checkpoint of ${newest.size} leaves`)
  const beyond = marks.find((mark) => mark.size > size)
  if (beyond) {
    throw missing(size, `${beyond.kept.name} shows that the log once had ${beyond.size} leaves`)
  }
  if (before.size !== size) {
    throw new BadRow(
      ...(['log_checkpoints', String(size)] as const),
      `is missing: nothing is signed over the leaves from position ${before.size} on`,
    )
  }
  await compareTiles(tx, walk.edge)
  counts.tiles += walk.edge.length
  const [found] = await tx.execute<{ count: string }>(sql`select count(*) as count from log_tiles`)
  if (Number(found?.count) !== counts.tiles) {
    throw new BadRow('log_tiles', 'beyond the last', `are ${found?.count}, and not ${counts.tiles}`)
  }
}
