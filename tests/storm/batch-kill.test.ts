import { expect, it } from 'vitest'
import { killDuringBatch } from '@/tests/support/batch-storm'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel()

it('500 certificates and 20 × kill -9 of the worker: none lost, none doubled, each drawn and told of once', async () => {
  const damage = await killDuringBatch(laurel, { count: 500, kills: 20, seed: 20261123 })
  console.log('batch of 500, worker killed 20 times:', damage)
  expect(damage).toEqual({ certificates: 500, doubled: 0, spoiled: 0, mistold: 0, kills: 20 })
})
