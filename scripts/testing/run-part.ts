import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { installationRoot } from '@/lib/platform/env/settings'
import { whenAskedToEnd } from '@/scripts/supervision/end-asked'

export type Part = 'unit' | 'integration' | 'e2e' | 'storm'

export interface Totals {
  passed: number
  failed: number
}

const patienceMs = 20_000

/** Runs a part's tests with its runner, whose output is shown, and counts them. */
export async function runPart(part: Part, args: readonly string[]): Promise<Totals> {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-test-report-'))
  const report = join(folder, 'report.json')
  try {
    const code = await (part === 'e2e' ? playwright(report, args) : vitest(part, report, args))
    return counted(part, code, report)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function vitest(part: Part, report: string, args: readonly string[]) {
  return runner('vitest/vitest.mjs', [
    ...['run', '--project', part],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...args,
  ])
}

function playwright(report: string, args: readonly string[]) {
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = report
  return runner('@playwright/test/cli.js', ['test', '--reporter=list,json', ...args])
}

/**
 * Runs a program of node_modules to its end, in a process group of its own: Ctrl-C is handed on
 * once, so that it can end what it started; whatever then remains of the group is killed.
 */
async function runner(file: string, args: string[]): Promise<number> {
  const root = installationRoot()
  const child = spawn(process.execPath, [join(root, 'node_modules', file), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  })
  const gone = new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
  const tell = (signal: NodeJS.Signals) => {
    if (child.pid) sendToGroup(child.pid, signal)
  }
  const deaf = whenAskedToEnd(async () => {
    tell('SIGINT')
    await Promise.race([gone, wait(patienceMs)])
    tell('SIGKILL')
    process.exit(130)
  })
  const code = await gone
  deaf()
  tell('SIGKILL')
  return code
}

function sendToGroup(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    // Nothing of the group is left.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** A part that ends badly, or runs nothing, counts as a failure of its own. */
function counted(part: Part, code: number, report: string): Totals {
  const { passed, failed } = existsSync(report) ? read(part, report) : { passed: 0, failed: 0 }
  if (failed > 0 || (code === 0 && passed > 0)) return { passed, failed }
  const why = passed === 0 ? 'it ran no test' : `its runner ended with code ${code}`
  console.error(`✗ ${part}: ${why}`)
  return { passed, failed: 1 }
}

function read(part: Part, report: string): Totals {
  const parsed = JSON.parse(readFileSync(report, 'utf8'))
  if (part !== 'e2e') return { passed: parsed.numPassedTests, failed: parsed.numFailedTests }
  const { expected, unexpected, flaky } = parsed.stats
  return { passed: expected, failed: unexpected + flaky }
}
