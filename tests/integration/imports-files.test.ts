import { beforeAll, describe, expect, it } from 'vitest'
import { cancelImport } from '@/lib/awards/imports/cancel-import'
import { draftImport } from '@/lib/awards/imports/draft-import'
import { getImport, getImportProgress, listImportRows } from '@/lib/awards/imports/queries'
import { recordRows } from '@/lib/awards/imports/record-rows'
import { startImport } from '@/lib/awards/imports/start-import'
import { english } from '@/lib/platform/language/english'
import type { Sentence } from '@/lib/platform/language/say'
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
  it.each([
    ['an empty one', '', 'The file is empty.'],
    ['a heading alone', `${heading}\n`, 'The file has a heading and no rows.'],
    ['blank lines alone', '\n\n\n', 'The file has a heading and no rows.'],
    ['a picture', png, 'not a CSV file'],
    ['a zero far in', `${rows(400)}x@example.org,A\u0000B,c-1,2026-01-01,\n`, 'not a CSV file'],
    ['an open quote', `${heading}\nk@example.org,"Kim,c-1,2026-01-01,\n`, 'never closed'],
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
      const kind = `${end === '\n' ? 'n' : 'rn'}${mark.length}`
      const lines = [
        ...[`${mark}${heading}`, `l4-${kind}@example.org,"One`, 'Two', 'Three",c-1,2026-01-01,'],
        ...[
          '',
          'bad',
          '',
          '',
          'also bad,"x',
          'y",c-1,2026-01-01,',
          `l10-${kind}@example.org,Ten,c-1,2026-01-02,50`,
        ],
        ...[`l11-${kind}@example.org,"Eleven",c-1,2026-01-03,`],
      ]
      const importId = await take(Buffer.from(lines.join(end)))
      const found = await laurel.sql`
      select r.line, r.state, coalesce(r.cells->>0, l.email) as email from import_rows r
      left join completions c on c.id = r.completion_id left join learners l on l.id = c.learner_id
      where r.import_id = ${importId} order by r.line`
      expect(found).toEqual([
        { line: 2, state: 'recorded', email: `l4-${kind}@example.org` },
        { line: 6, state: 'rejected', email: 'bad' },
        { line: 9, state: 'rejected', email: 'also bad' },
        { line: 11, state: 'recorded', email: `l10-${kind}@example.org` },
        { line: 12, state: 'recorded', email: `l11-${kind}@example.org` },
      ])
      const [learner] = await laurel.sql`
      select name from learners where email = ${`l4-${kind}@example.org`} and issuer_id = ${issuerId}`
      expect(learner?.name).toBe('One Two Three')
    },
  )

  it('are right after a heading of several lines, too', async () => {
    const importId = await take(`email,name,course_code,"completed\n_at",completed_at\nx\ny\n`)
    const found = await laurel.sql`
      select line, cells->>0 as email from import_rows
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
    expect(await getImport(laurel.ctx(now), { importId })).toMatchObject({
      ...{ state: 'done', rows: 6, rejected: 4, recorded: 2, error: null },
    })
    const rejected = await listImportRows(laurel.ctx(now), { importId, state: 'rejected' })
    expect(rejected.map(({ line, column }) => [line, column])).toEqual([
      [3, 'email'],
      [4, 'name'],
      [5, 'course_code'],
      [6, 'completed_at'],
    ])
    expect(rejected[2]?.cells).toEqual(['kim@example.org', 'Kim', 'C-9', '2026-01-01', ''])
    expect(
      [rejected[2]?.reason, rejected[2]?.hint].map((said) => english(said as Sentence)),
    ).toEqual([
      'There is no course “C-9”.',
      'Use the code of a course of this issuer, or add the course first.',
    ])
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
  it('after the draft was kept is taken up by the same file sent again', async () => {
    const bytes = Buffer.from(rows(30, 'cut'))
    const draft = { issuerId, fileName: 'file.csv', bytes }
    const { importId } = await draftImport(laurel.ctx(now), draft)
    expect(await start(bytes)).toEqual({ importId, isNew: false })
    expect(await getImport(laurel.ctx(now), { importId })).toMatchObject({ state: 'recording' })
  })

  it('and recording done by two workers at once count each row once', async () => {
    const { importId } = await start(Buffer.from(rows(1200, 'twins')))
    const ctx = laurel.ctx(now)
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

  it('by whoever started it stops after the present chunk, and says what was taken', async () => {
    const { importId } = await start(Buffer.from(rows(1200, 'stop')))
    const ctx = laurel.ctx(now)
    expect(await recordRows(ctx, { importId })).toBe(500)
    await cancelImport(ctx, { importId })
    expect(await recordRows(ctx, { importId })).toBe(0)
    expect(await getImport(ctx, { importId })).toMatchObject({ state: 'cancelled', recorded: 500 })
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
  for (let left = 1; left > 0; ) left = await recordRows(laurel.ctx(now), { importId })
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
