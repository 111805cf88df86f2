import { expect, it } from 'vitest'
import { useLogDesk } from '@/tests/support/log-desk'
import { killSequencers } from '@/tests/support/log-storm'

const desk = useLogDesk()

it('200 certificates and 5 × kill -9 of a sequencer: each leaf in the log once, and all of it verifies', async () => {
  const found = await killSequencers(desk, { count: 200, kills: 5, seed: 3 })
  expect(found).toMatchObject({ bad: null, kills: 5, leaves: 201, credentials: 200, waiting: 0 })
}, 120_000)
