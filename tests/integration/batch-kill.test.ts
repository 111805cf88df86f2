import { expect, it } from 'vitest'
import { killDuringBatch } from '@/tests/support/batch-storm'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel()

it('120 certificates and 5 × kill -9 of the worker: none lost, none doubled, each drawn and told of once', async () => {
  const damage = await killDuringBatch(laurel, { count: 120, kills: 5, seed: 1 })
  expect(damage).toEqual({ certificates: 120, doubled: 0, spoiled: 0, mistold: 0, kills: 5 })
}, 180_000)
