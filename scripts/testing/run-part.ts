import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { installationRoot } from '@/lib/platform/env/settings'
import { whenAskedToEnd } from '@/scripts/supervision/end-asked'
import { type Part, type Totals, totalsOf } from '@/scripts/testing/report'
import { withRunFolder } from '@/scripts/testing/run-folder'

const patienceMs = 20_000
/** The exit code of what Ctrl-C has ended. */
const interrupted = 130

/** Runs a part's tests with its runner, whose output is shown, and counts them. Ctrl-C ends us. */
export async function runPart(part: Part, args: readonly string[]): Promise<Totals> {
  const totals = await withRunFolder(async (folder) => {
    const report = join(folder, 'report.json')
    const env = { ...process.env, TMPDIR: folder, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
    const code = await runner(programOf(part, report, args), env)
    return code === interrupted ? undefined : totalsOf(part, code, report)
  })
  return totals ?? process.exit(interrupted)
}

function programOf(part: Part, report: string, args: readonly string[]): string[] {
  if (part === 'e2e') return ['@playwright/test/cli.js', 'test', '--reporter=list,json', ...args]
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return ['vitest/vitest.mjs', 'run', '--project', part, ...reporters, ...args]
}

/**
 * Runs a program of node_modules to its end, in a process group of its own: Ctrl-C is handed on
 * to it alone, so that it can end what it started, and it gets time for that; whatever then
 * remains of the group is killed. Resolves to its exit code, or to `interrupted`.
 */
async function runner([file = '', ...args]: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const root = installationRoot()
  const child = spawn(process.execPath, [join(root, 'node_modules', file), ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  })
  let asked = false
  const deaf = whenAskedToEnd(() => {
    if (!asked) child.kill('SIGINT')
    else if (child.pid) signalGroup(child.pid, 'SIGKILL')
    asked = true
  })
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (exit) => resolve(exit ?? 1))
  })
  if (child.pid) await endGroup(child.pid)
  deaf()
  return asked ? interrupted : code
}

/** What the runner started may still be ending in its own order. */
async function endGroup(pid: number) {
  const deadline = Date.now() + patienceMs
  while (signalGroup(pid, 0)) {
    if (Date.now() > deadline) signalGroup(pid, 'SIGKILL')
    await wait(100)
  }
}

/** False when nothing of the group is left. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}
