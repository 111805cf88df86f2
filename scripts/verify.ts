import { installationRoot } from '@/lib/platform/env/settings'
import { checks } from '@/scripts/checks/checks'
import type { Totals } from '@/scripts/testing/report'

export async function main(): Promise<number> {
  const { failed } = await verify()
  return failed === 0 ? 0 : 1
}

/** Runs every static check, two at a time, and prints a line each, with the output of those that failed. */
export async function verify(): Promise<Totals> {
  const waiting = [...checks]
  const totals: Totals = { passed: 0, failed: 0, failures: [] }
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const began = Date.now()
      const wrong = await check.run(installationRoot())
      const seconds = ((Date.now() - began) / 1000).toFixed(1)
      console.log(`${wrong ? '✗ failed' : '✓ ok'}  ${check.name}  ${seconds} s`)
      if (wrong) {
        console.log(wrong.trimEnd().replace(/^/gm, '    '))
        totals.failures.push(`${check.name}\n${wrong.trimEnd()}`)
      }
      totals[wrong ? 'failed' : 'passed']++
    }
  }
  await Promise.all([work(), work()])
  return totals
}
