import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { totalsOf } from '@/scripts/testing/report'

const folder = mkdtempSync(join(tmpdir(), 'laurel-report-'))
const file = join(folder, 'report.json')
const vitest = {
  numPassedTests: 2,
  numFailedTests: 1,
  testResults: [
    {
      name: join(process.cwd(), 'tests/unit/a.test.ts'),
      assertionResults: [
        { status: 'passed', fullName: 'good', failureMessages: [] },
        { status: 'failed', fullName: 'bad', failureMessages: ['\u001b[31mnot 1\u001b[39m'] },
      ],
    },
  ],
}
const spec = (title: string, ok: boolean, message: string) => ({
  file: 'a.spec.ts',
  title,
  ok,
  tests: [{ results: [{ errors: ok ? [] : [{ message }] }] }],
})
const playwright = {
  stats: { expected: 1, unexpected: 1, flaky: 1 },
  suites: [
    {
      specs: [spec('good', true, '')],
      suites: [{ specs: [spec('bad', false, 'not seen'), spec('now and then', false, 'late')] }],
    },
  ],
}

afterEach(() => rmSync(file, { force: true }))

test('a test that failed is named with its file and what it said', () => {
  writeFileSync(file, JSON.stringify(vitest))
  expect(totalsOf('unit', 1, file)).toEqual({
    passed: 2,
    failed: 1,
    failures: ['tests/unit/a.test.ts › bad\nnot 1'],
  })
})

test('of browser tests too, however deep; one that passed only when tried again has failed', () => {
  writeFileSync(file, JSON.stringify(playwright))
  expect(totalsOf('e2e', 1, file)).toEqual({
    passed: 1,
    failed: 2,
    failures: ['a.spec.ts › bad\nnot seen', 'a.spec.ts › now and then\nlate'],
  })
})

test.each([
  ['ran nothing', 0, undefined, 'unit: it ran no test'],
  [
    'ended badly',
    3,
    { ...vitest, numFailedTests: 0, testResults: [] },
    'unit: its runner ended with code 3',
  ],
])('a part that %s is a failure of its own', (_, code, report, failure) => {
  if (report) writeFileSync(file, JSON.stringify(report))
  expect(totalsOf('unit', code, file)).toMatchObject({ failed: 1, failures: [failure] })
})
