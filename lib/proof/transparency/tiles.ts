import { hashBytes, nodeHash } from './hashes'
import type { Node, ReadHash } from './tree'

/** A tile spans 8 heights of the tree: 256 hashes side by side (C2SP tlog-tiles, Merkle Tree). */
export const tileWidth = 256
const tileHeight = 8
const tileBytes = tileWidth * hashBytes

/** Its level (0 holds the leaves' hashes, 1 the roots of whole tiles of level 0) and its number there. */
export type TileId = { level: number; number: number }
/** With the hashes it has, one after the other; less than 256 at the right edge. */
export type Tile = TileId & { hashes: Buffer }

/** How many hashes a tile has in a tree of this size; 0 where the tree has no such tile. */
export function widthAt(size: number, { level, number }: TileId): number {
  const before = number * tileWidth
  return Math.max(0, Math.min(tileWidth, Math.floor(size / tileWidth ** level) - before))
}

/** The tiles that are not full at this size: all that adding leaves, or taking the root, needs. */
export function rightEdge(size: number): TileId[] {
  const edge: TileId[] = []
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / tileWidth)) {
    if (count % tileWidth > 0) edge.push({ level, number: Math.floor(count / tileWidth) })
  }
  return edge
}

/**
 * Adds leaves (their hashes) to a tree of `size`, of which the right edge is given. Answers the tiles
 * that are new or have grown, those of a level together. Throws where the edge does not fit the size.
 */
export function appendLeaves(
  size: number,
  edge: readonly Tile[],
  leaves: readonly Uint8Array[],
): Tile[] {
  const changed: Tile[] = []
  let fresh = leaves
  for (let level = 0, count = size; fresh.length > 0; level++) {
    const kept = keptOf(edge, level, count)
    const hashes = Buffer.concat([kept, ...fresh])
    const first = Math.floor(count / tileWidth)
    const roots: Uint8Array[] = []
    for (let from = 0; from < hashes.length; from += tileBytes) {
      const part = hashes.subarray(from, from + tileBytes)
      changed.push({ level, number: first + from / tileBytes, hashes: part })
      if (part.length === tileBytes) roots.push(hashOfAll(part))
    }
    fresh = roots
    count = first
  }
  return changed
}

/** The tiles of the right edge after some have changed. */
export function nextEdge(size: number, edge: readonly Tile[], changed: readonly Tile[]): Tile[] {
  return rightEdge(size).map(({ level, number }) => {
    const isIt = (tile: Tile) => tile.level === level && tile.number === number
    const found = changed.find(isIt) ?? edge.find(isIt)
    if (!found) throw new Error(`tile ${level}/${number} is missing`)
    return found
  })
}

/** Reads the hashes of subtrees from tiles; throws where a tile, or a hash in it, is missing. */
export function hashReader(tiles: readonly Tile[]): ReadHash {
  const known = new Map(tiles.map((tile) => [nameOf(tile), tile.hashes]))
  return (node) => {
    const { tile, from, to } = placeOf(node)
    const hashes = known.get(nameOf(tile))?.subarray(from * hashBytes, to * hashBytes)
    if (hashes?.length !== (to - from) * hashBytes)
      throw new Error(`tile ${nameOf(tile)} lacks some`)
    return hashOfAll(hashes)
  }
}

/** Which tiles something that reads hashes needs, each once. */
export function tilesRead(work: (readHash: ReadHash) => unknown): TileId[] {
  const needed = new Map<string, TileId>()
  work((node) => {
    const { tile } = placeOf(node)
    needed.set(nameOf(tile), tile)
    return unread
  })
  return [...needed.values()]
}

const unread = Buffer.alloc(hashBytes)

/** The tile that a subtree is in, and which of its hashes are the subtree's. */
function placeOf({ height, index }: Node) {
  const within = 2 ** (height % tileHeight)
  const first = index * within
  const from = first % tileWidth
  const level = Math.floor(height / tileHeight)
  return { tile: { level, number: Math.floor(first / tileWidth) }, from, to: from + within }
}

const nameOf = ({ level, number }: TileId) => `${level}/${number}`

function keptOf(edge: readonly Tile[], level: number, count: number): Buffer {
  const width = count % tileWidth
  if (width === 0) return Buffer.alloc(0)
  const number = Math.floor(count / tileWidth)
  const tile = edge.find((one) => one.level === level && one.number === number)
  if (tile?.hashes.length !== width * hashBytes) {
    throw new Error(`tile ${level}/${number} does not have the ${width} hashes it should`)
  }
  return tile.hashes
}

/** Of 1, 2, 4, … hashes one after the other, the root of the tree above them. */
function hashOfAll(hashes: Buffer): Buffer {
  let row = hashes
  while (row.length > hashBytes) {
    const above = Buffer.allocUnsafe(row.length / 2)
    for (let from = 0; from < row.length; from += 2 * hashBytes) {
      const middle = from + hashBytes
      nodeHash(row.subarray(from, middle), row.subarray(middle, middle + hashBytes)).copy(
        above,
        from / 2,
      )
    }
    row = above
  }
  return row
}
