import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

export type Part = 'unit' | 'integration' | 'e2e' | 'storm'

export interface Totals {
  passed: number
  failed: number
  /** A text for each that failed, its name first: what is read again below a long output. */
  failures: string[]
}

/** What Vitest's JSON reporter writes, as far as it is read here. */
interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  testResults: {
    name: string
    assertionResults: { status: string; fullName: string; failureMessages: string[] | null }[]
  }[]
}

/** What Playwright's JSON reporter writes, as far as it is read here. */
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number }
  suites: PlaywrightSuite[]
}

interface PlaywrightSuite {
  specs: {
    file: string
    title: string
    ok: boolean
    tests: { results: { errors: { message?: string }[] }[] }[]
  }[]
  suites?: PlaywrightSuite[]
}

/**
 * Counts what a part's runner has reported in the file `report`. A part whose runner ends with
 * another `code` than 0, or runs nothing, counts as a failure of its own.
 */
export function totalsOf(part: Part, code: number, report: string): Totals {
  const totals = existsSync(report)
    ? read(part, JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, failures: [] }
  if (totals.failed > 0 || (code === 0 && totals.passed > 0)) return totals
  const why = totals.passed === 0 ? 'it ran no test' : `its runner ended with code ${code}`
  return { passed: totals.passed, failed: 1, failures: [`${part}: ${why}`] }
}

function read(part: Part, report: unknown): Totals {
  return part === 'e2e'
    ? ofPlaywright(report as PlaywrightReport)
    : ofVitest(report as VitestReport)
}

function ofVitest({ numPassedTests, numFailedTests, testResults }: VitestReport): Totals {
  const failures = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) =>
        failure(`${relative(process.cwd(), name)} › ${fullName}`, failureMessages ?? []),
      ),
  )
  return { passed: numPassedTests, failed: numFailedTests, failures }
}

function ofPlaywright({ stats, suites }: PlaywrightReport): Totals {
  const failures = suites
    .flatMap(specsOf)
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors))
      return failure(
        `${file} › ${title}`,
        errors.map(({ message = '' }) => message),
      )
    })
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, failures }
}

function specsOf({ specs, suites = [] }: PlaywrightSuite): PlaywrightSuite['specs'] {
  return [...specs, ...suites.flatMap(specsOf)]
}

function failure(name: string, messages: readonly string[]): string {
  return [name, ...messages.map(stripVTControlCharacters)].join('\n').trim()
}
