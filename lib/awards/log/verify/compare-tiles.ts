import type { Transaction } from '@/db/client'
import { hashBytes } from '@/lib/proof/transparency/hashes'
import { type Tile, tileWidth } from '@/lib/proof/transparency/tiles'
import { loadTiles } from '../tile-rows'
import { BadRow } from './bad-row'

/** BadRow for the first tile that the table has otherwise, or not. */
export async function compareTiles(tx: Transaction, tiles: readonly Tile[]): Promise<void> {
  const found = new Map((await loadTiles(tx, tiles.map(idOf))).map((tile) => [nameOf(tile), tile]))
  for (const tile of tiles) {
    const row = found.get(nameOf(tile))
    if (row?.hashes.equals(tile.hashes)) continue
    const what = row ? 'has other hashes than the leaves give' : 'is missing'
    throw new BadRow('log_tiles', nameOf(tile), what)
  }
}

/** The position of the first of these leaves, from `start` on, that the tiles of level 0 have otherwise. */
export async function firstStranger(
  tx: Transaction,
  start: number,
  leaves: readonly Uint8Array[],
): Promise<number | undefined> {
  const [first, last] = [start, start + leaves.length - 1].map((at) => Math.floor(at / tileWidth))
  const numbers = Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, i) => (first ?? 0) + i)
  const tiles = await loadTiles(
    tx,
    numbers.map((number) => ({ level: 0, number })),
  )
  const hashes = new Map(tiles.map((tile) => [tile.number, tile.hashes]))
  const strange = leaves.findIndex((leaf, i) => {
    const at = start + i
    const from = (at % tileWidth) * hashBytes
    const known = hashes.get(Math.floor(at / tileWidth))?.subarray(from, from + hashBytes)
    // One that is missing says nothing about the leaf; it is found when tiles are compared.
    return known?.length === hashBytes && Buffer.compare(known, leaf) !== 0
  })
  return strange < 0 ? undefined : start + strange
}

const idOf = ({ level, number }: Tile) => ({ level, number })
const nameOf = ({ level, number }: Tile) => `${level}/${number}`
