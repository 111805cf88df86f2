import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ICruiseResult, IViolation } from 'dependency-cruiser'
import { writeSkeletons } from '@/scripts/checks/skeletons'

const rooms = ['app', 'bench', 'components', 'db', 'inngest', 'lib', 'scripts', 'tests']

interface Arrows {
  /** How many files were looked at: none would mean that nothing was checked. */
  modules: number
  /** One text a violation: the rule, both ends, and where the code belongs. */
  violations: string[]
}

/**
 * Checks the imports of the sources under `root` against the rules of `.dependency-cruiser.cjs`
 * in `installation`, which also holds the packages.
 */
export async function checkArrows(root: string, installation = root): Promise<Arrows> {
  const folders = rooms.filter((room) => existsSync(join(root, room)))
  const skeletons = realpathSync(mkdtempSync(join(tmpdir(), 'laurel-arrows-')))
  try {
    writeSkeletons(root, folders, skeletons, join(installation, 'node_modules'))
    const { modules, summary } = await cruise(folders, skeletons, installation)
    return {
      modules: modules.filter(({ source }) => folders.some((room) => source.startsWith(room)))
        .length,
      violations: summary.violations.map((one) => describe(one, summary)),
    }
  } finally {
    rmSync(skeletons, { recursive: true })
  }
}

async function cruise(folders: string[], cwd: string, installation: string) {
  const program = join(installation, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const rules = join(installation, '.dependency-cruiser.cjs')
  const args = [program, ...folders, '--config', rules, '--output-type', 'json']
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, args, { cwd, maxBuffer: 256 * 1024 * 1024 })
  return JSON.parse(stdout) as ICruiseResult
}

function describe({ rule, from, to, cycle }: IViolation, summary: ICruiseResult['summary']) {
  const rules = summary.ruleSetUsed?.forbidden ?? []
  const comment = rules.find(({ name }) => name === rule.name)?.comment ?? ''
  const path = [from, ...(cycle?.map(({ name }) => name) ?? [to])].join(' → ')
  return `${rule.name}: ${path}\n  ${comment}`
}
