import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkMigrations } from '@/scripts/checks/migrations'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'laurel-drift-'))
  for (const name of ['db', 'drizzle.config.ts', 'tsconfig.json', 'package.json']) {
    cpSync(name, join(root, name), { recursive: true })
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'))
})
afterEach(() => rmSync(root, { recursive: true }))

test('a column that no migration makes is told, with the SQL that would', async () => {
  expect(await checkMigrations(root)).toBeUndefined()
  appendFileSync(
    join(root, 'db', 'schema', 'index.ts'),
    `\nimport { pgTable, text } from 'drizzle-orm/pg-core'
    export const forgotten = pgTable('forgotten', { name: text('name') })\n`,
  )
  expect(await checkMigrations(root)).toContain('CREATE TABLE "forgotten"')
}, 30_000)

test('two migrations that follow the same one, as after a merge, are told', async () => {
  const snapshots = join(root, 'db', 'migrations', 'meta')
  cpSync(join(snapshots, '0001_snapshot.json'), join(snapshots, '0002_snapshot.json'))
  expect(await checkMigrations(root)).toContain('0002_snapshot.json')
}, 30_000)
