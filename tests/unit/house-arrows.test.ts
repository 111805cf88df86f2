import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkArrows } from '@/scripts/checks/arrows'

/** Rule, the file that breaks it, and what it imports. */
const planted = [
  ['platform-looks-up', 'lib/platform/ids/a.ts', '@/lib/proof/documents/made'],
  ['platform-looks-up', 'lib/platform/ids/b.ts', '@/lib/awards/issuers/made'],
  ['proof-looks-up', 'lib/proof/documents/a.ts', '@/lib/awards/issuers/made'],
  ['awards-looks-up', 'lib/awards/issuers/a.ts', '@/lib/reach/sharing/made'],
  ['proof-reads-no-tables', 'lib/proof/documents/b.ts', '@/db/made'],
  ['app-imports-db', 'app/a/page.tsx', '@/db/made'],
  ['app-imports-behind', 'app/b/page.tsx', '@/scripts/made'],
  ['inngest-has-two-doors', 'app/c/page.tsx', '@/inngest/made'],
  ['inngest-has-two-doors', 'lib/awards/issuers/b.ts', '@/inngest/made'],
  ['jobs-are-shallow', 'inngest/functions/a.ts', '@/db/made'],
  ['jobs-import-no-pages', 'inngest/functions/b.ts', '@/app/made'],
  ['lib-looks-up', 'lib/reach/sharing/a.ts', '@/components/made'],
  ['db-stands-alone', 'db/a.ts', '@/lib/platform/ids/made'],
  ['components-hold-no-verbs', 'components/a.tsx', '@/lib/awards/issuers/made'],
  ['next-stays-at-the-edge', 'lib/awards/issuers/c.ts', 'next/cache'],
  ['next-stays-at-the-edge', 'inngest/functions/c.ts', 'next/headers'],
  ['sign-in-owns-next-auth', 'components/b.tsx', 'next-auth/react'],
  ['sign-in-owns-next-auth', 'lib/reach/sharing/b.ts', 'next-auth'],
  ['scripts-import-no-tests', 'scripts/a.ts', '@/tests/made'],
  ['imports-nothing', 'app/d/page.tsx', './missing'],
] as const

const allowed = [
  ['app/e/page.tsx', '@/lib/reach/sharing/made'],
  ['app/api/inngest/route.ts', '@/inngest/made'],
  ['lib/reach/sharing/c.ts', '@/lib/awards/issuers/made'],
  ['lib/awards/issuers/d.ts', '@/db/made'],
  ['lib/reach/sign-in/auth.ts', 'next-auth'],
  ['components/c.tsx', '@/lib/awards/issuers/rules'],
  ['components/d.tsx', 'next/link'],
  ['inngest/embedded/a.ts', '@/db/made'],
  ['scripts/worker.ts', '@/inngest/made'],
] as const

const targets = [
  'lib/proof/documents',
  'lib/awards/issuers',
  'lib/reach/sharing',
  'lib/platform/ids',
  'db',
  'scripts',
  'inngest',
  'app',
  'components',
  'tests',
].map((folder) => `${folder}/made.ts`)

let root: string
let found: Awaited<ReturnType<typeof checkArrows>>

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'laurel-house-'))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  for (const path of [...targets, 'lib/awards/issuers/rules.ts']) write(path, 'export const a = 1')
  for (const [, path, name] of planted) write(path, importing(name))
  for (const [path, name] of allowed) write(path, importing(name))
  write('components/types.tsx', `import type { A } from '@/lib/awards/issuers/made'`)
  write('app/f/page.tsx', `import type { A } from '@/db/made'\nexport const b = <p>x</p>`)
  write('app/g/page.tsx', `export const load = async () => (await import('@/db/made')).a`)
  write('lib/awards/one/a.ts', `import { b } from '@/lib/awards/two/b'\nexport const a = b`)
  write('lib/awards/two/b.ts', `export const b = 1`)
  write('lib/awards/two/c.ts', `import { a } from '@/lib/awards/one/a'\nexport const c = a`)
  write('lib/awards/three/x.ts', `import { y } from './y'\nexport const x = () => y`)
  write('lib/awards/three/y.ts', `import { x } from './x'\nexport const y = () => x`)
  write('lib/awards/four/x.ts', `import type { Y } from './y'\nexport type X = Y`)
  write('lib/awards/four/y.ts', `import type { X } from './x'\nexport type Y = X`)
  found = await checkArrows(root, process.cwd())
}, 30_000)

afterAll(() => rmSync(root, { recursive: true }))

const importing = (name: string) => `import { a } from '${name}'\nexport const used: unknown = a\n`
const broken = (rule: string, path: string) =>
  found.violations.some((line) => line.startsWith(`${rule}: ${path} → `))
const about = (path: string) => found.violations.filter((line) => line.includes(`: ${path}`))

test('every file is looked at', () => {
  expect(found.modules).toBe(planted.length + allowed.length + targets.length + 1 + 10)
})

test.each(planted)('%s: %s may not import %s', (rule, path) => {
  expect(broken(rule, path)).toBe(true)
})

test.each(allowed)('%s may import %s', (path) => {
  expect(about(path)).toEqual([])
})

test('a message says where the code belongs', () => {
  expect(about('app/a/page.tsx')[0]).toContain('put the query into the queries.ts of its subject')
})

test('types cross into components/, but not from db/ into app/', () => {
  expect(about('components/types.tsx')).toEqual([])
  expect(broken('app-imports-db', 'app/f/page.tsx')).toBe(true)
})

test('an import at run time is an import', () => {
  expect(broken('app-imports-db', 'app/g/page.tsx')).toBe(true)
})

test('subjects of a tier do not need each other, even where no file does', () => {
  expect(broken('subjects-in-a-circle', 'lib/awards/one')).toBe(true)
})

test('files do not need each other, but for types', () => {
  expect(broken('files-in-a-circle', 'lib/awards/three/x.ts')).toBe(true)
  expect(about('lib/awards/four')).toEqual([])
})
