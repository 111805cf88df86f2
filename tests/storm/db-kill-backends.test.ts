import { expect, it } from 'vitest'
import { useDatabase } from '@/tests/support/database'
import { killBackends } from '@/tests/support/kill-backends'

const test = useDatabase()

it('3,000 backends killed under load: no hang, no crash, nothing acknowledged lost', async () => {
  const seed = Number(process.env.STORM_SEED ?? Date.now() % 1_000_000)
  const report = await killBackends(test.url, 3000, seed)
  process.stdout.write(`backends killed: ${JSON.stringify({ seed, ...report })}\n`)
  expect(report).toMatchObject({ lost: 0, halves: 0, left: 0 })
})
