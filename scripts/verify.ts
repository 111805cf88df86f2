import { installationRoot } from '@/lib/platform/env/settings'
import { checks } from '@/scripts/checks/checks'

interface Totals {
  passed: number
  failed: number
}

export async function main(): Promise<number> {
  const { failed } = await verify()
  return failed === 0 ? 0 : 1
}

/** Runs every static check, two at a time, and prints a line each, with the output of those that failed. */
export async function verify(): Promise<Totals> {
  const waiting = [...checks]
  const totals = { passed: 0, failed: 0 }
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const began = Date.now()
      const wrong = await check.run(installationRoot())
      const seconds = ((Date.now() - began) / 1000).toFixed(1)
      console.log(`${wrong ? '✗ failed' : '✓ ok'}  ${check.name}  ${seconds} s`)
      if (wrong) console.log(wrong.trimEnd().replace(/^/gm, '    '))
      totals[wrong ? 'failed' : 'passed']++
    }
  }
  await Promise.all([work(), work()])
  return totals
}
