import { checkArrows } from '@/scripts/checks/arrows'
import { checkMigrations } from '@/scripts/checks/migrations'
import { runProgram } from '@/scripts/checks/program'

interface Check {
  name: string
  /** Resolves to what is wrong, or to nothing. */
  run: (root: string) => Promise<string | undefined>
}

/** The slowest first, for they run two at a time. */
export const checks: readonly Check[] = [
  { name: 'types (tsc)', run: checkTypes },
  { name: 'arrows (dependency-cruiser)', run: arrows },
  { name: 'unused code (knip)', run: (root) => complaint(root, 'knip', ['--no-progress']) },
  { name: 'migrations (drizzle-kit)', run: checkMigrations },
  {
    name: 'style (biome)',
    run: (root) =>
      complaint(root, 'biome', ['check', '--error-on-warnings', '--max-diagnostics=50']),
  },
]

/** Pages are typed by files that Next writes, which a fresh clone lacks. */
async function checkTypes(root: string) {
  return (
    (await complaint(root, 'next', ['typegen'])) ?? complaint(root, 'tsc', ['--noEmit', '-p', '.'])
  )
}

async function arrows(root: string) {
  const { modules, violations } = await checkArrows(root)
  if (modules === 0) return 'No file was looked at.'
  return violations.length > 0 ? violations.join('\n') : undefined
}

async function complaint(root: string, ...run: [Parameters<typeof runProgram>[1], string[]]) {
  const { ok, output } = await runProgram(root, ...run)
  return ok ? undefined : output
}
