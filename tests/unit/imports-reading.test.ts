import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCsv } from '@/lib/awards/imports/reading/csv'
import { orderIn, readDate } from '@/lib/awards/imports/reading/dates'
import { inOrder, isFormula, readName } from '@/lib/awards/imports/reading/names'
import { readScore } from '@/lib/awards/imports/reading/scores'

describe('files', () => {
  const cell = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .map((text) => text.replace(/[\uFEFF\uFFFD]|\p{Cc}/gu, (one) => (one === '\n' ? one : '')))
    .filter((text) => !/\p{Cs}/u.test(text))
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 })

  it('give back the cells and the lines that were written, in any encoding and with any delimiter', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be'),
        async (rows, delimiter, end, encoding) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
          const lines = [['ä', 'b', 'c'], ...rows].map((cells) => cells.map(quoted).join(delimiter))
          const file = await openCsv(encode(lines.join(end), encoding))
          const found = []
          for await (const row of file.rows()) found.push(row)
          expect(file.delimiter).toBe(delimiter)
          expect(found.map(({ cells }) => cells)).toEqual(rows)
          let line = 2
          for (const [i, cells] of rows.entries()) {
            expect(found[i]?.line).toBe(line)
            line += cells.join('').split('\n').length
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('a few bad bytes do not make a file windows-1252, unless nothing else speaks for UTF-8', async () => {
    const bad = Buffer.from([0xff, 0xfe])
    const utf8 = Buffer.concat([Buffer.from('name\nZoë Ångström çé\nBad'), bad, Buffer.from('\n')])
    expect((await openCsv(utf8)).encoding).toBe('utf-8')
    const western = Buffer.from('name\nZo\xEB\n', 'latin1')
    const file = await openCsv(western)
    expect(file.encoding).toBe('windows-1252')
    for await (const { cells } of file.rows()) expect(cells).toEqual(['Zoë'])
  })

  it('“sep=;” is obeyed and not read, and lines are still the file’s', async () => {
    const file = await openCsv(Buffer.from('sep=;\na,b;c\n1;2\n'))
    expect(file.headings).toEqual(['a,b', 'c'])
    for await (const row of file.rows()) expect(row).toEqual({ line: 3, cells: ['1', '2'] })
  })
})

describe('dates', () => {
  const dates = fc.date({
    min: new Date('1900-01-01'),
    max: new Date('2099-12-31'),
    noInvalidDate: true,
  })
  const two = (n: number) => String(n).padStart(2, '0')
  const parts = (date: Date) =>
    [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()] as const
  const midnight = (date: Date) => new Date(`${date.toISOString().slice(0, 10)}T00:00:00Z`)

  it('every day is read as itself, however it is written', () => {
    fc.assert(
      fc.property(dates, fc.constantFrom('/', '-'), (date, mark) => {
        const [year, month, day] = parts(date)
        const at = { date: midnight(date) }
        expect(readDate(date.toISOString(), null)).toEqual({ date })
        expect(readDate(`${year}-${two(month)}-${two(day)}`, null)).toEqual(at)
        expect(readDate(`${two(day)}.${two(month)}.${year}`, null)).toEqual(at)
        expect(readDate([day, month, year].join(mark), 'dmy')).toEqual(at)
        expect(readDate([month, day, year].join(mark), 'mdy')).toEqual(at)
        for (const locale of ['en-GB', 'en-US', 'de', 'fr', 'es', 'pt', 'it', 'nl']) {
          const long = date.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' })
          expect([long, readDate(long, null)]).toEqual([long, at])
        }
      }),
    )
  })

  it('without an order, a date is ambiguous just where both orders read and differ', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 31 }), (a, b) => {
        const text = `${a}/${b}/2026`
        const [dmy, mdy, none] = [
          readDate(text, 'dmy'),
          readDate(text, 'mdy'),
          readDate(text, null),
        ]
        const both = 'date' in dmy && 'date' in mdy && a !== b
        expect('fault' in none && none.fault === 'ambiguous').toBe(both)
        expect(orderIn(text) === 'either').toBe(a <= 12 && b <= 12 && a !== b)
      }),
    )
  })

  it.each([
    ['1 March 2026, 9:00 AM', '2026-03-01T09:00:00Z'],
    ['Sunday, 1 March 2026, 12:05 am', '2026-03-01T00:05:00Z'],
    ['31/12/2025 23:59', '2025-12-31T23:59:00Z'],
    ['2026-03-01 09:00:30', '2026-03-01T09:00:30Z'],
    ['2026-03-01T09:00:00+02:00', '2026-03-01T07:00:00Z'],
    ['1-Mar-2026', '2026-03-01T00:00:00Z'],
  ])('%s', (text, iso) => expect(readDate(text, null)).toEqual({ date: new Date(iso) }))

  it.each([
    '2026-02-30',
    '31/11/2025',
    '13/13/2026',
    '1 Foo 2026',
    '2026-03-01 24:00',
    '0:00',
    'x',
  ])('%s is none', (text) => expect(readDate(text, null)).toEqual({ fault: 'none' }))

  it('the days that a spreadsheet counts are told apart', () =>
    expect(readDate('45964', null)).toEqual({ fault: 'number' }))
})

describe('scores', () => {
  it('are read with point or comma, as percent or on the scale to 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
        const text = (hundredths / 100).toFixed(2)
        for (const one of [text, text.replace('.', ','), `${text} %`]) {
          expect(readScore(one, 'percent')).toBe(hundredths / 100)
        }
        expect(readScore((hundredths / 10_000).toFixed(4), 'fraction')).toBe(hundredths / 100)
      }),
    )
  })
  it.each(['-1', '100.01', '1e1', 'A+', '87.5.1', '١٢'])('%s is none', (text) =>
    expect(readScore(text, 'percent')).toBe('bad'),
  )
  it.each(['', ' - ', 'N/A', 'Not Attempted'])('“%s” says that there is none', (text) =>
    expect(readScore(text, 'percent')).toBe('none'),
  )
})

describe('names', () => {
  it('keep their letters; only blanks are tidied, and tidying again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const read = readName(text)
        if (!('name' in read)) return
        expect(read.name.replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
        expect(readName(read.name)).toEqual(read)
      }),
    )
  })
  it.each([
    ['=HYPERLINK("x")', 'formula'],
    ["'=1+1", 'formula'],
    ['@SUM(A1)', 'formula'],
    ['+49 30', 'formula'],
    ['-2+3', 'formula'],
    ['Right\u202ELeft', 'direction'],
    ['A\u0007B', 'control'],
    ['x'.repeat(301), 'tooLong'],
    [' \t ', 'missing'],
  ])('%j: %s', (text, fault) => expect(readName(text)).toEqual({ fault }))
  it('a hyphen or a dot at the start is no formula', () => {
    for (const name of ['-Anne', "'t Hooft", '.NET Guild']) expect(isFormula(name)).toBe(false)
  })
  it('“Last, First” is turned round, once', () => {
    expect(inOrder('Okafor, Amara', 'last-first')).toBe('Amara Okafor')
    expect(inOrder('Doe, Kim, Jr.', 'last-first')).toBe('Doe, Kim, Jr.')
    expect(inOrder('Müller, Jürgen', 'as-written')).toBe('Müller, Jürgen')
  })
})

function encode(text: string, encoding: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-8 with mark') return Buffer.from(`\uFEFF${text}`)
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return encoding === 'utf-16be' ? bytes.swap16() : bytes
}
