import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

/** A run too short to say anything of speed: what it prints for machines is looked at. */
it('prints for machines what issuing and verifying took, and how many times longer the peer takes', () => {
  const args = ['scripts/run.mjs', 'bench-credentials', '--json', '--rounds', '1', '--turn', '20']
  const printed = execFileSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { results, ratios } = JSON.parse(printed) as {
    results: Record<string, unknown>[]
    ratios: Record<string, number>
  }
  expect(results.map(({ engine, work, variant }) => `${engine}, ${work}, ${variant}`)).toEqual([
    'laurel, issue, 200 at a time',
    'stock, issue, one by one',
    'ed25519, issue, signature alone',
    'laurel, verify, stored by us',
    'laurel, verify, anyone’s, all steps',
    'stock, verify, signature, no status',
    'ed25519, verify, signature alone',
  ])
  const positive = expect.toSatisfy((value) => typeof value === 'number' && value > 0)
  for (const { ms, perSecond, bestPerSecond, cpuMs, count } of results) {
    expect({ ms, perSecond, bestPerSecond, cpuMs, count }).toEqual({
      ...{ ms: positive, perSecond: positive, bestPerSecond: positive, cpuMs: positive },
      count: positive,
    })
  }
  const took = (engine: string, work: string) =>
    results.find((row) => row.engine === engine && row.work === work)?.ms as number
  const ratio = (work: string) => Number((took('stock', work) / took('laurel', work)).toFixed(1))
  expect(ratios).toEqual({ issue: ratio('issue'), verify: ratio('verify') })
}, 120_000)
