import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bundleEntries } from '@/lib/proof/transparency/entry-bundle'
import { leafHash } from '@/lib/proof/transparency/hashes'
import { consistencyProof, inclusionProof } from '@/lib/proof/transparency/prove'
import { parseTilePath, tilePath } from '@/lib/proof/transparency/tile-paths'
import {
  appendLeaves,
  hashReader,
  nextEdge,
  rightEdge,
  type Tile,
  tilesRead,
  tileWidth,
  widthAt,
} from '@/lib/proof/transparency/tiles'
import { rootOf } from '@/lib/proof/transparency/tree'
import { naiveReader, naiveRoot } from '@/tests/support/transparency'

const leavesOf = (count: number) =>
  Array.from({ length: count }, (_, i) => leafHash(Buffer.from(String(i))))

/** Grows a tree by these many leaves at a time; all its tiles, by level and number. */
function grow(steps: number[]) {
  const leaves = leavesOf(steps.reduce((sum, step) => sum + step, 0))
  const tiles = new Map<string, Tile>()
  let size = 0
  let edge: Tile[] = []
  for (const step of steps) {
    const changed = appendLeaves(size, edge, leaves.slice(size, size + step))
    for (const tile of changed) tiles.set(`${tile.level}/${tile.number}`, tile)
    size += step
    edge = nextEdge(size, edge, changed)
  }
  return { leaves, size, edge, tiles }
}

const someSteps = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 })

describe('a tree kept in tiles', () => {
  it('has the root, the tiles and the proofs of the tree that is kept whole', () => {
    const check = fc.property(someSteps, fc.nat(), (steps, some) => {
      const { leaves, size, edge, tiles } = grow(steps)
      const whole = naiveReader(leaves)
      expect(rootOf(size, hashReader(edge))).toEqual(naiveRoot(leaves))
      for (const { level, number, hashes } of tiles.values()) {
        const width = widthAt(size, { level, number })
        const expected = Array.from({ length: width }, (_, i) =>
          whole({ height: 8 * level, index: number * tileWidth + i }),
        )
        expect(hashes).toEqual(Buffer.concat(expected))
      }
      const all = hashReader([...tiles.values()])
      const index = some % size
      expect(inclusionProof(size, index, all)).toEqual(inclusionProof(size, index, whole))
      expect(consistencyProof(index, size, all)).toEqual(consistencyProof(index, size, whole))
    })
    fc.assert(check, { numRuns: 25 })
  })

  it('is the same however its leaves came', () => {
    const together = grow([1000])
    const one = grow(Array.from({ length: 1000 }, () => 1))
    const some = grow([255, 1, 256, 488])
    expect(one.tiles).toEqual(together.tiles)
    expect(some.tiles).toEqual(together.tiles)
    expect(one.edge).toEqual(some.edge)
  })

  it('of three levels has the tiles that the standard names', () => {
    // C2SP tlog-tiles gives the widths of a tree of 70,000.
    const { tiles, size, leaves, edge } = grow([70_000])
    const widths = [...tiles.values()].map(({ level, hashes }) => [level, hashes.length / 32])
    const count = (level: number, width: number) =>
      widths.filter(([l, w]) => l === level && w === width).length
    expect([count(0, 256), count(0, 112)]).toEqual([273, 1])
    expect([count(1, 256), count(1, 17), count(2, 1)]).toEqual([1, 1, 1])
    expect(tiles.size).toBe(277)
    expect(rootOf(size, hashReader(edge))).toEqual(naiveRoot(leaves))
    expect(rightEdge(65_536)).toEqual([{ level: 2, number: 0 }])
  })

  it('says which tiles a proof needs, and few of them', () => {
    const { tiles, size, leaves } = grow([70_000])
    const needed = tilesRead((read) => inclusionProof(size, 12_345, read))
    expect(needed.length).toBeLessThanOrEqual(5)
    const given = needed.map(({ level, number }) => tiles.get(`${level}/${number}`) as Tile)
    const proof = inclusionProof(size, 12_345, hashReader(given))
    expect(proof).toEqual(inclusionProof(size, 12_345, naiveReader(leaves)))
  })

  it('does not grow on an edge that is not its own', () => {
    const { edge, leaves } = grow([300])
    expect(() => appendLeaves(301, edge, leaves)).toThrow('does not have the 45 hashes')
    expect(() => appendLeaves(300, [], leaves)).toThrow('does not have the 44 hashes')
    expect(() => hashReader([])({ height: 0, index: 0 })).toThrow('lacks some')
    expect(widthAt(300, { level: 0, number: 2 })).toBe(0)
  })
})

describe('addresses of tiles', () => {
  it.each([
    [{ level: 0, number: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 1, number: 0, width: 17 }, 'tile/1/000.p/17'],
    [{ level: 'entries', number: 273, width: 112 }, 'tile/entries/273.p/112'],
    [{ level: 63, number: 1000, width: 256 }, 'tile/63/x001/000'],
  ] as const)('%o is %s', (path, text) => {
    expect(tilePath(path)).toBe(text)
    expect(parseTilePath(text)).toEqual(path)
  })

  it.each([
    ...['tile/0/0', 'tile/00/000', 'tile/64/000', 'tile/-1/000', 'tile/0/x000/001', 'tile/0/1000'],
    ...['tile/0/000.p/0', 'tile/0/000.p/256', 'tile/0/000.p/01', 'tile/0/000.p/', 'tile/0/001/002'],
    ...['tile/0/x999/x999/x999/x999/x999/999', 'tile/entry/000', 'tile/0/000/', '/tile/0/000', ''],
    ...['tile/0/٠٠٠', 'tile/0/000\n', `tile/0/${'x001/'.repeat(1000)}001`],
  ])('%j is none', (text) => {
    expect(parseTilePath(text)).toBeNull()
  })

  it('come back as they were', () => {
    const check = fc.property(
      fc.maxSafeNat(),
      fc.integer({ min: 1, max: 256 }),
      (number, width) => {
        const path = { level: 0, number, width }
        expect(parseTilePath(tilePath(path))).toEqual(path)
      },
    )
    fc.assert(check)
  })
})

it('hands entries out each after its length', () => {
  const bundle = bundleEntries([Buffer.from('ab'), Buffer.alloc(0), Buffer.alloc(300, 7)])
  expect(bundle.subarray(0, 8).toString('hex')).toBe('000261620000012c')
  expect(bundle.length).toBe(308)
})
