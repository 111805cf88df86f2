import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { runProgram } from '@/scripts/checks/program'

const folder = join('db', 'migrations')

/**
 * Compares the tables in db/schema with what db/migrations makes, without a database. Returns
 * what is amiss.
 */
export async function checkMigrations(root: string): Promise<string | undefined> {
  const consistent = await runProgram(root, 'drizzle-kit', ['check'])
  if (!consistent.ok) return consistent.output
  return drift(root)
}

/** Has the next migration written into a copy: there should be none. */
async function drift(root: string) {
  const copy = mkdtempSync(join(tmpdir(), 'laurel-migrations-'))
  try {
    cpSync(join(root, folder), copy, { recursive: true })
    const before = new Set(readdirSync(copy))
    const run = await runProgram(root, 'drizzle-kit', [
      'generate',
      '--dialect=postgresql',
      '--schema=./db/schema/index.ts',
      `--out=${relative(root, copy)}`,
    ])
    if (!run.ok) return run.output
    const added = readdirSync(copy).filter((name) => !before.has(name))
    if (added.length === 0) return undefined
    const sql = added.map((name) => readFileSync(join(copy, name), 'utf8')).join('\n')
    return `db/schema holds what no migration makes; run npm run db:generate. It would write:\n${sql}`
  } finally {
    rmSync(copy, { recursive: true })
  }
}
