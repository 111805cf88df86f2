import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nextBuildOf } from '@/scripts/supervision/next-build'

test('the pages are built anew when, and only when, a source has changed', () => {
  const root = mkdtempSync(join(tmpdir(), 'laurel-pages-'))
  mkdirSync(join(root, 'app', 'admin'), { recursive: true })
  writeFileSync(join(root, 'app', 'admin', 'page.tsx'), 'one')
  const { folder, done } = nextBuildOf(root)
  expect(done).toBe(false)
  // The half-finished copy of a build that was killed.
  mkdirSync(join(root, `${folder}.part`))
  expect(nextBuildOf(root)).toEqual({ folder, done: false })
  mkdirSync(join(root, folder))
  writeFileSync(join(root, 'README.md'), 'not a source')
  expect(nextBuildOf(root)).toEqual({ folder, done: true })
  writeFileSync(join(root, 'app', 'admin', 'page.tsx'), 'two')
  expect(nextBuildOf(root).folder).not.toBe(folder)
  writeFileSync(join(root, 'app', 'admin', 'page.tsx'), 'one')
  writeFileSync(join(root, 'app', 'page.tsx'), '')
  expect(nextBuildOf(root).folder).not.toBe(folder)
  rmSync(root, { recursive: true })
})
