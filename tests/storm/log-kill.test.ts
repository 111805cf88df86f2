import { expect, it } from 'vitest'
import { useLogDesk } from '@/tests/support/log-desk'
import { killSequencers } from '@/tests/support/log-storm'

const desk = useLogDesk()

it('2,000 certificates and 100 × kill -9 of a sequencer: each leaf in the log once, and all of it verifies', async () => {
  const found = await killSequencers(desk, { count: 2000, kills: 100, seed: 20261127 })
  console.log('2,000 certificates, sequencers killed 100 times:', found)
  expect(found).toMatchObject({ bad: null, leaves: 2001, credentials: 2000, waiting: 0 })
})
