import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { english } from '@/lib/platform/language/english'
import { say } from '@/lib/platform/language/say'
import type { ImportReport } from '@/scripts/import/report'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel()
const folder = mkdtempSync(join(tmpdir(), 'laurel-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(async () => {
  const { bundle } = (await import(resolve('scripts/bootstrap/bundle.mjs'))) as {
    bundle: (root: string) => Promise<void>
  }
  await bundle(resolve('.'))
}, 60_000)

// At once: without a worker, each waits for one first.
describe.concurrent('the examples', () => {
  it.each([
    ['completions-plain.csv', [], { layout: 'plain', accepted: 104, rows: 104 }],
    [
      'completions-moodle.csv',
      ['--course', 'DS-101'],
      { layout: 'moodle-completion', accepted: 32, notCompleted: 8 },
    ],
    [
      'grades-moodle.csv',
      ['--course', 'ds-101'],
      { layout: 'moodle-grades', accepted: 32, notCompleted: 8 },
    ],
    ['grades-canvas.csv', ['--course', 'DS-101'], { layout: 'canvas', accepted: 32, rows: 40 }],
    [
      'grades-openedx.csv',
      ['--course', 'DS-101'],
      { layout: 'openedx', accepted: 30, notCompleted: 10 },
    ],
  ] as const)(
    '%s goes in',
    async (name, options, expected) => {
      const { code, report } = await run(`examples/${name}`, ...options)
      expect(code).toBe(0)
      expect(report).toMatchObject({ ...expected, rejected: [], state: 'done', again: false })
      if (name !== 'completions-plain.csv') return
      expect(await run(`examples/${name}`, ...options)).toMatchObject({
        ...{ code: 0, report: { ...expected, importId: report?.importId, again: true } },
      })
    },
    60_000,
  )

  it('completions-messy.csv: good rows are taken, each bad one comes back with line, column, reason and hint', async () => {
    const { code, report, said } = await run('examples/completions-messy.csv')
    expect({ code, accepted: report?.accepted, state: report?.state }).toEqual({
      ...{ code: 0, accepted: 3, state: 'done' },
    })
    expect(report?.rejected.map(({ row, column }) => [row, column])).toEqual([
      [3, 'Date completed'],
      [4, 'E-mail'],
      [5, 'Full Name'],
      [6, 'Full Name'],
      [7, 'Course'],
      [9, 'Full Name'],
      [11, 'Date completed'],
      [12, 'Score'],
      [13, 'Score'],
      [14, 'Course'],
      [15, 'Full Name'],
      [16, 'Full Name'],
    ])
    for (const { reason, hint } of report?.rejected ?? []) {
      expect(reason).toMatch(/\.$/)
      expect(hint).toMatch(/\.$/)
    }
    expect(said).toContain('line 3, Date completed: “2026-02-30” is not a date that exists.')
    const taken = await laurel.sql`
      select l.name, c.score::float8 as score from completions c join learners l on l.id = c.learner_id
      where l.email in ('learner900@example.org', 'learner905@example.org', 'learner912@example.org')
      order by l.email`
    expect(taken.map((row) => ({ ...row }))).toEqual([
      { name: 'Müller; Jürgen', score: 87.5 },
      { name: 'Right Left', score: 70 },
      { name: expect.stringContaining('Emoji'), score: 70 },
    ])
    expect(await run('examples/completions-messy.csv', '--strict')).toMatchObject({ code: 2 })
  }, 60_000)
})

describe('what is refused in one sentence', () => {
  it.each([
    ['a missing file', ['nowhere.csv'], 'There is no file '],
    [
      'an unknown course',
      ['examples/grades-canvas.csv', '--course', 'XX-1'],
      'There is no course “XX-1”; there are ',
    ],
    [
      'an unknown issuer',
      ['examples/completions-plain.csv', '--issuer', 'nobody'],
      'There is no issuer “nobody”; there are ',
    ],
    [
      'whose file it is',
      ['examples/grades-canvas.csv'],
      'name one with --issuer (harbour-academy, northern-trades-guild).',
    ],
    [
      'of which course',
      ['examples/grades-canvas.csv', '--issuer', 'harbour-academy'],
      'name it with --course CODE.',
    ],
    [
      'an odd option',
      ['examples/grades-canvas.csv', '--date-format', 'x'],
      '--date-format is “x”; it must be one of dmy, mdy, ymd.',
    ],
  ])('%s', async (_, args, sentence) => {
    const { code, said } = await run(...args)
    expect(code).toBe(1)
    expect(said).toContain(sentence)
    expect(said.trim().split('\n')).toHaveLength(1)
  })
})

it('dates that can be read in two ways are rejected with a hint, and taken with --date-format', async () => {
  const file = join(folder, 'ambiguous.csv')
  writeFileSync(file, 'Email,Name,Course,Date\nkim@example.org,Kim,DS-101,03/04/2026\n')
  const first = await run(file)
  expect(first).toMatchObject({ code: 0, report: { accepted: 0 } })
  const values = { given: '03/04/2026', dayFirst: '2026-04-03', monthFirst: '2026-03-04' }
  expect(first.report?.rejected).toEqual([
    {
      ...{ row: 2, column: 'Date' },
      reason: english(say('imports.row.date.ambiguous.reason', values)),
      hint: expect.stringContaining('--date-format dmy'),
    },
  ])
  expect(await run(file, '--date-format', 'mdy')).toMatchObject({ report: { accepted: 1 } })
  const [row] = await laurel.sql`
    select c.completed_at::date::text as day from completions c join learners l on l.id = c.learner_id
    where l.email = 'kim@example.org'`
  expect(row?.day).toBe('2026-03-04')
}, 60_000)

it('a dry run takes nothing in, and says what it would', async () => {
  const file = join(folder, 'dry.csv')
  writeFileSync(
    file,
    'email,name,course_code,completed_at\ndry@example.org,Dry,DS-101,2026-03-04\n',
  )
  const { report, said } = await run(file, '--dry-run')
  expect(report).toMatchObject({ accepted: 1, recorded: 0 })
  expect(said).toContain('Nothing was taken in')
  expect(await laurel.sql`select id from learners where email = 'dry@example.org'`).toEqual([])
}, 60_000)

/** Calls the command as npm does; `report` is what `--json` wrote. */
async function run(...args: string[]) {
  const json = join(folder, `${Math.random()}.json`)
  const { code, said } = await new Promise<{ code: number; said: string }>((done) => {
    execFile(
      process.execPath,
      ['scripts/run.mjs', '--bundled', 'import', ...args, '--json', json],
      { env: { ...process.env, DATABASE_URL: laurel.url, LAUREL_DATA: laurel.folder } },
      (error, stdout, stderr) => done({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    )
  })
  const report = code === 1 ? undefined : (JSON.parse(readFileSync(json, 'utf8')) as ImportReport)
  return { code, said, report }
}
