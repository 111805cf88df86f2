import { SetupError } from '@/lib/platform/errors/errors'
import type { Part, Totals } from '@/scripts/testing/report'
import { runPart } from '@/scripts/testing/run-part'
import { ensureTools } from '@/scripts/testing/tools'
import { verify } from '@/scripts/verify'

const parts: readonly string[] = ['unit', 'integration', 'e2e', 'storm'] satisfies Part[]
const withBrowser: readonly string[] = ['integration', 'e2e'] satisfies Part[]
const withPdf: readonly string[] = ['integration', 'e2e', 'storm'] satisfies Part[]

/** Characters: a name and what went wrong, not the whole of two pages that differ. */
const shownOfFailure = 2_000

/**
 * `npm test`: every static check, then every part but the storms. `test <part> [arguments…]`: one
 * part, whose runner gets the arguments. What failed is said once more at the end, above the
 * count in the last line, `N passed, N failed`.
 */
export async function main([part, ...args]: string[]): Promise<number> {
  const totals = part === undefined ? await everything() : await onePart(part, args)
  for (const failure of totals.failures) console.log(`\n✗ ${failure.slice(0, shownOfFailure)}`)
  console.log(`${totals.passed} passed, ${totals.failed} failed`)
  return totals.failed === 0 ? 0 : 1
}

async function everything(): Promise<Totals> {
  ensureTools({ browser: true, pdf: true })
  const results = [await verify()]
  for (const part of ['unit', 'integration', 'e2e'] as const) {
    console.log(`\n${part} tests`)
    results.push(await runPart(part, []))
  }
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
    failures: results.flatMap(({ failures }) => failures),
  }
}

async function onePart(name: string, args: string[]): Promise<Totals> {
  if (!isPart(name)) {
    throw new SetupError(`There are no “${name}” tests: the parts are ${parts.join(', ')}.`)
  }
  ensureTools({ browser: withBrowser.includes(name), pdf: withPdf.includes(name) })
  return runPart(name, args)
}

function isPart(name: string): name is Part {
  return parts.includes(name)
}
