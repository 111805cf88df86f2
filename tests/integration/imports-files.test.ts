import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/db/client'
import { importRows } from '@/db/schema'
import { getImport, getImportProgress } from '@/lib/awards/imports/queries'
import { readImport } from '@/lib/awards/imports/read-import'
import { recordRows } from '@/lib/awards/imports/record-rows'
import { startImport } from '@/lib/awards/imports/start-import'
import { storage } from '@/lib/platform/storage/storage'
import { openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const now = new Date('2026-11-23T09:00:00Z')
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const heading = 'email,name,course_code,completed_at,score'
let issuerId = ''
let other = ''

beforeAll(async () => {
  issuerId = (await openDesk(laurel.ctx(now), 'imports')).issuerId
  other = (await openDesk(laurel.ctx(now), 'other')).issuerId
})

describe('a file that is none', () => {
  const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')
  it.each([
    ['an empty one', '', 'The file is empty.'],
    ['a heading alone', `${heading}\n`, 'The file has a heading and no rows.'],
    ['blank lines alone', '\n\n\n', 'The file has a heading and no rows.'],
    ['a picture', png, 'not a CSV file in UTF-8'],
    ['UTF-16', utf16(`${heading}\nkim@example.org,Kim,c-1,2026-01-01,`), 'not a CSV file in UTF-8'],
    [
      'Latin-1',
      Buffer.from(`${heading}\nk@x.org,Zo\xEB,c-1,2026-01-01,`, 'latin1'),
      'not a CSV file in UTF-8',
    ],
    [
      'a zero far in',
      `${rows(400)}x@example.org,A\u0000B,c-1,2026-01-01,\n`,
      'not a CSV file in UTF-8',
    ],
    ['no needed columns', 'mail,name\na,b\n', 'no column “email”, “course_code”, “completed_at”'],
    [
      'semicolons',
      `${heading.replaceAll(',', ';')}\na;b;c;d;e\n`,
      'The file has no column “email”',
    ],
    ['a broken quote', `${heading}\nk@example.org,"Kim" Doe,c-1,2026-01-01,\n`, 'can be read'],
    ['an open quote', `${heading}\nk@example.org,"Kim,c-1,2026-01-01,\n`, 'can be read'],
  ] as const)(
    '%s is refused in one sentence or two, with nothing kept',
    async (_, content, said) => {
      const message = await start(Buffer.from(content as string)).then(
        () => 'taken',
        (error) => {
          expect(error).toMatchObject({ status: 400 })
          return error.message as string
        },
      )
      expect(message).toMatch(new RegExp(said))
      expect(message).toMatch(/^The file .*\.$/)
      expect(message.length).toBeLessThan(250)
      expect(await laurel.sql`select id from imports where issuer_id = ${issuerId}`).toEqual([])
      expect(await files()).toEqual([])
    },
  )

  it('nor is one above 20 MB read at all', async () => {
    const bytes = new Uint8Array(20 * 1024 * 1024 + 1)
    await expect(start(bytes)).rejects.toThrow('The file is larger than 20 MB: split it.')
  })
})

describe('lines', () => {
  it.each([
    ['\n', ''],
    ['\r\n', ''],
    ['\n', '\uFEFF'],
    ['\r\n', '\uFEFF'],
  ])(
    'are those of the file, with newlines in values and between rows: %j %j',
    async (end, mark) => {
      const lines = [
        ...[`${mark}${heading}`, 'l4@example.org,"One', 'Two', 'Three",c-1,2026-01-01,'],
        ...[
          '',
          'bad',
          '',
          '',
          'also bad,"x',
          'y",c-1,2026-01-01,',
          'l10@example.org,Ten,c-1,2026-01-02,50',
        ],
        // Makes each a file of its own.
        ...[`l11@example.org,"${end === '\n' ? 'n' : 'rn'}${mark.length}",c-1,2026-01-03,`],
      ]
      const importId = await take(Buffer.from(lines.join(end)))
      const found = await laurel.sql`
      select line, state, values->>'email' as email from import_rows
      where import_id = ${importId} order by line`
      expect(found).toEqual([
        { line: 2, state: 'recorded', email: 'l4@example.org' },
        { line: 6, state: 'rejected', email: 'bad' },
        { line: 9, state: 'rejected', email: 'also bad' },
        { line: 11, state: 'recorded', email: 'l10@example.org' },
        { line: 12, state: 'recorded', email: 'l11@example.org' },
      ])
      const [learner] = await laurel.sql`
      select name from learners where email = 'l4@example.org' and issuer_id = ${issuerId}`
      expect(learner?.name.split(/\r?\n/)).toEqual(['One', 'Two', 'Three'])
    },
  )

  it('are right after a heading of several lines, too', async () => {
    const importId = await take(`email,name,course_code,"completed\n_at",completed_at\nx\ny\n`)
    const found = await laurel.sql`
      select line, values->>'email' as email from import_rows
      where import_id = ${importId} order by line`
    expect(found).toEqual([
      { line: 3, email: 'x' },
      { line: 4, email: 'y' },
    ])
  })
})

describe('bad rows', () => {
  it('keep their line, column, reason, hint and values; the good ones go on', async () => {
    const importId = await take(
      `${heading}\nkim@example.org,Kim,c-1,2026-01-01,50\nkim,Kim,c-1,2026-01-01,\n` +
        'kim@example.org,,c-1,2026-01-01,\nkim@example.org,Kim,C-9,2026-01-01,\n' +
        'kim@example.org,Kim,C-1,2026-02-30,\nkim@example.org,Kim,c-1,2026-01-03,"87,5"\n',
    )
    const result = await getImport(laurel.ctx(now), { importId })
    expect(result).toMatchObject({ state: 'done', rows: 6, rejected: 5, recorded: 1, error: null })
    expect(result.rejectedRows.map(({ line, column }) => [line, column])).toEqual([
      ...[
        [3, 'email'],
        [4, 'name'],
        [5, 'course_code'],
        [6, 'completed_at'],
        [7, 'score'],
      ],
    ])
    expect(result.rejectedRows[2]).toEqual({
      ...{ line: 5, column: 'course_code', reason: 'There is no course “C-9”.' },
      hint: 'Use the code of a course of this issuer, or add the course first.',
      values: {
        ...{ email: 'kim@example.org', name: 'Kim', course_code: 'C-9' },
        ...{ completed_at: '2026-01-01', score: '' },
      },
    })
  })

  it('may all be bad, and end the import all the same', async () => {
    const importId = await take(`${heading}\nx,y,z\n`)
    expect(await getImport(laurel.ctx(now), { importId })).toMatchObject({
      ...{ state: 'done', rows: 1, rejected: 1, recorded: 0, finishedAt: now },
    })
    expect(await getImportProgress(laurel.ctx(now), { importId })).toMatchObject({ settled: true })
  })

  it.each(['__proto__', 'constructor', 'toString'])(
    'a column named %s harms nothing',
    async (name) => {
      const importId = await take(
        `${heading},${name}\nk-${name}@example.org,Kim,c-1,2026-01-01,,x\n`,
      )
      expect(await getImport(laurel.ctx(now), { importId })).toMatchObject({ recorded: 1 })
    },
  )
})

describe('the same file', () => {
  it('is the same import, also when it is given twice at once; another issuer’s is another', async () => {
    const bytes = Buffer.from(`${heading}\nsame@example.org,Kim,c-1,2026-01-01,\n`)
    const before = (await files()).length
    const all = await Promise.all([1, 2, 3].map(() => start(bytes)))
    expect(new Set(all.map((one) => one.importId)).size).toBe(1)
    expect(all.filter((one) => one.isNew)).toHaveLength(1)
    expect(await start(bytes, issuerId, 'other-name.csv')).toEqual({ ...all[0], isNew: false })
    expect((await files()).length).toBe(before + 1)
    const theirs = await start(bytes, other)
    expect(theirs).toMatchObject({ isNew: true })
    expect(theirs.importId).not.toBe(all[0]?.importId)
  })
})

describe('work that is cut off', () => {
  it('in the middle of reading goes on, with each row once', async () => {
    const { importId } = await start(Buffer.from(rows(2500, 'cut')))
    const failing = { ...laurel.ctx(now), db: failingAt(2) }
    await expect(readImport(failing, { importId })).rejects.toThrow('cut off')
    const kept = () => laurel.sql`
      select count(*)::int as n, max(line) as line from import_rows where import_id = ${importId}`
    expect(await kept()).toEqual([{ n: 1000, line: 1001 }])
    expect(await getImport(laurel.ctx(now), { importId })).toMatchObject({ state: 'reading' })

    await Promise.all([1, 2].map(() => readImport(laurel.ctx(now), { importId })))
    expect(await kept()).toEqual([{ n: 2500, line: 2501 }])
    expect(await getImport(laurel.ctx(now), { importId })).toMatchObject({
      ...{ state: 'recording', rows: 2500, rejected: 0 },
    })
  })

  it('and recording done by two workers at once count each row once', async () => {
    const { importId } = await start(Buffer.from(rows(1200, 'twins')))
    const ctx = laurel.ctx(now)
    await readImport(ctx, { importId })
    for (let left = 1; left > 0; ) {
      const both = await Promise.all([1, 2].map(() => recordRows(ctx, { importId })))
      left = Math.max(...both)
    }
    const [row] = await laurel.sql`
      select state, rows, recorded, added from imports where id = ${importId}`
    expect(row).toEqual({ state: 'done', rows: 1200, recorded: 1200, added: 1200 })
    const [facts] = await laurel.sql`
      select count(*)::int as n from events where name = 'import/finished' and subject_id = ${importId}`
    expect(facts).toEqual({ n: 1 })
  })
})

it('takes 20,000 rows in well under a minute', async () => {
  const bytes = Buffer.from(rows(20_000, 'large'))
  const started = performance.now()
  const importId = await take(bytes)
  const seconds = (performance.now() - started) / 1000
  expect(await getImport(laurel.ctx(now), { importId })).toMatchObject({
    ...{ state: 'done', rows: 20_000, rejected: 0, recorded: 20_000 },
  })
  console.info(`20,000 rows in ${seconds.toFixed(1)} s`)
  expect(seconds).toBeLessThan(60)
}, 90_000)

function start(bytes: Uint8Array, issuer = issuerId, fileName = 'file.csv') {
  return startImport(laurel.ctx(now), { issuerId: issuer, fileName, bytes })
}

/** Takes a file in as the job does. */
async function take(content: string | Uint8Array): Promise<string> {
  const { importId } = await start(Buffer.from(content as string))
  const ctx = laurel.ctx(now)
  await readImport(ctx, { importId })
  for (let left = 1; left > 0; ) left = await recordRows(ctx, { importId })
  return importId
}

function rows(count: number, name = 'row') {
  const row = (_: unknown, i: number) =>
    `${name}-${i}@example.org,Name ${i},C-1,2026-0${1 + (i % 9)}-01,${i % 101}\n`
  return `${heading}\n${Array.from({ length: count }, row).join('')}`
}

async function files() {
  const found: string[] = []
  for await (const { key } of storage().list('imports/')) found.push(key)
  return found
}

/** The database, cut off at the n-th time that rows of an import are written. */
function failingAt(n: number): Database {
  let count = 0
  return new Proxy(laurel.ctx().db as Database, {
    get(target, name, receiver) {
      if (name !== 'insert') return Reflect.get(target, name, receiver)
      return (table: typeof importRows) => {
        if (table === importRows && ++count === n) throw new Error('cut off')
        return target.insert(table)
      }
    },
  })
}
