import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import * as stock from '@digitalbazaar/vc-bitstring-status-list'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bitAt,
  decodeStatusList,
  encodeStatusList,
  positionOf,
  UnreadableList,
} from '@/lib/proof/credentials/status-list'

const length = 131_072
const most = { maxBytes: 1024 * 1024 }

describe('a status list', () => {
  it('is read by the stock library as it was written, and the other way round', async () => {
    const positions = [0, 1, 7, 8, 4711, length - 1]
    const list = await stock.decodeList({ encodedList: encodeStatusList(length, positions) })
    for (const at of [...positions, 2, 9, 4710, length - 2]) {
      expect(list.getStatus(at)).toBe(positions.includes(at))
    }
    const theirs = await stock.createList({ length })
    for (const at of positions) theirs.setStatus(at, true)
    const bits = decodeStatusList(await theirs.encode(), most)
    fc.assert(
      fc.property(fc.nat(length - 1), (at) => {
        expect(bitAt(bits, at)).toBe(positions.includes(at) ? 1 : 0)
      }),
    )
    expect(bitAt(bits, length)).toBeNull()
  })

  it('with entries of several bits is read from the highest', () => {
    const bits = Uint8Array.of(0b1101_0010)
    expect([0, 1, 2, 3, 4].map((at) => bitAt(bits, at, 2))).toEqual([3, 1, 0, 2, null])
  })

  it('is refused where it is a bomb, or no list', () => {
    const bomb = `u${gzipSync(Buffer.alloc(100 * 1024 * 1024)).toString('base64url')}`
    const before = process.memoryUsage().rss
    expect(() => decodeStatusList(bomb, most)).toThrow(UnreadableList)
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * 1024 * 1024)
    for (const text of ['', 'u', 'u!!', 'uAAAA', 'ü']) {
      expect(() => decodeStatusList(text, most)).toThrow(UnreadableList)
    }
  })
})

describe('the order in which positions are given out', () => {
  // tests/storm/status-positions.test.ts goes through whole lists.
  it.each([1, 2, 1000, 4096, 4097])('has each of %i once', (size) => {
    const seed = randomBytes(32)
    const seen = new Uint8Array(size)
    for (let n = 0; n < size; n++) seen[positionOf(seed, size, n)] = 1
    expect(seen.every((one) => one === 1)).toBe(true)
  })

  it('gives none of the first ten thousand of a list twice', () => {
    const seed = randomBytes(32)
    const first = Array.from({ length: 10_000 }, (_, n) => positionOf(seed, length, n))
    expect(new Set(first).size).toBe(first.length)
    expect(first.every((at) => at >= 0 && at < length)).toBe(true)
  })

  it('is another for another seed, and leaps', () => {
    const [one, other] = [randomBytes(32), randomBytes(32)]
    const first = (seed: Buffer) =>
      Array.from({ length: 1000 }, (_, n) => positionOf(seed, length, n))
    expect(first(one)).not.toEqual(first(other))
    const leaps = first(one).map((at, n, all) => Math.abs(at - (all[n - 1] ?? at)))
    const mean = leaps.reduce((sum, leap) => sum + leap, 0) / leaps.length
    // Two at random are a third of the length apart.
    expect(mean).toBeGreaterThan(length / 4)
  })
})
