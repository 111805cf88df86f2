import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { positionOf } from '@/lib/proof/credentials/status-list'

it.each([131_072, 131_073, 200_000])('each of %i positions is given out once', (size) => {
  const seed = randomBytes(32)
  const seen = new Uint8Array(size)
  for (let n = 0; n < size; n++) seen[positionOf(seed, size, n)] = 1
  expect(seen.every((one) => one === 1)).toBe(true)
})
