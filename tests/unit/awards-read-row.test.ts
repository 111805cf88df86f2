import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRow } from '@/lib/awards/imports/rules'

const now = new Date('2026-11-23T12:00:00Z')
const courses = new Map([['ds-101', 'course-1']])
const good = {
  ...{ email: 'kim@example.org', name: 'Kim Ång', course_code: 'DS-101' },
  ...{ completed_at: '2026-11-02', score: '87.5', course_title: 'kept, not read' },
}

it('reads a good row, without the blanks around its values', () => {
  const blanks = Object.fromEntries(Object.entries(good).map(([k, v]) => [k, ` ${v}\t`]))
  for (const row of [good, blanks]) {
    expect(readRow(row, courses, now)).toEqual({
      good: {
        ...{ email: 'kim@example.org', name: 'Kim Ång', courseId: 'course-1', score: 87.5 },
        completedAt: new Date('2026-11-02T00:00:00Z'),
      },
    })
  }
  expect(readRow({ ...good, score: ' ' }, courses, now)).not.toHaveProperty('good.score')
})

describe('the first thing wrong is told with its column, the reason and a hint', () => {
  it.each([
    ['email', 'kim', '“kim” is not an e-mail address.'],
    ['email', '', '“” is not an e-mail address.'],
    ['email', `${'a'.repeat(250)}@x.org`, 'is not an e-mail address.'],
    ['name', '  ', 'The name is missing'],
    ['name', 'x'.repeat(301), 'longer than 300 characters'],
    ['course_code', 'DS-999', 'There is no course “DS-999”.'],
    ['completed_at', '', '“” is not a date that exists.'],
    ['completed_at', '2026-02-30', '“2026-02-30” is not a date that exists.'],
    ['completed_at', '2026-11-24', 'The date of completion lies in the future.'],
    ['completed_at', '0001-01-01', 'The date of completion lies before 1900.'],
    ['completed_at', '0000-01-01', 'The date of completion lies before 1900.'],
    ['score', '87,5', '“87,5” is not a score between 0 and 100.'],
    ['score', '100.01', 'is not a score between 0 and 100.'],
    ['score', '-1', 'is not a score between 0 and 100.'],
    ['score', '1e1', 'is not a score between 0 and 100.'],
    ['score', 'A+', 'is not a score between 0 and 100.'],
  ])('%s: %s', (column, value, reason) => {
    expect(readRow({ ...good, [column]: value }, courses, now)).toMatchObject({
      bad: { column, reason: expect.stringContaining(reason), hint: expect.stringMatching(/\.$/) },
    })
  })

  it('a column that a short row lacks', () => {
    const { completed_at: _, ...short } = good
    expect(readRow(short, courses, now)).toMatchObject({ bad: { column: 'completed_at' } })
  })
})

describe('moments', () => {
  const read = (completed_at: string) => {
    const row = readRow({ ...good, completed_at }, courses, now)
    return 'good' in row ? row.good.completedAt : null
  }

  it('every day and every moment with a zone is read as the moment it names', () => {
    const dates = fc.date({ min: new Date('1900-01-02'), max: now, noInvalidDate: true })
    const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 })
    fc.assert(
      fc.property(dates, offsets, (date, offset) => {
        const iso = date.toISOString()
        expect(read(iso)).toEqual(date)
        expect(read(iso.slice(0, 10))).toEqual(new Date(`${iso.slice(0, 10)}T00:00:00Z`))
        expect(read(`${iso.slice(0, 16)}Z`)).toEqual(new Date(`${iso.slice(0, 16)}:00Z`))

        const there = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1)
        const size = Math.abs(offset)
        const two = (n: number) => String(n).padStart(2, '0')
        const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
        expect(read(`${there}${zone}`)).toEqual(date)
      }),
    )
  })

  it('no day that the calendar does not have is read', () => {
    const two = (n: number) => String(n).padStart(2, '0')
    const numbers = fc.tuple(
      fc.integer({ min: 1900, max: 2026 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    )
    fc.assert(
      fc.property(numbers, ([year, month, day]) => {
        const real = new Date(Date.UTC(year, month - 1, day))
        const exists = real.getUTCMonth() === month - 1 && real.getUTCDate() === day
        const found = read(`${year}-${two(month)}-${two(day)}`)
        expect(found !== null).toBe(exists && real <= now)
      }),
    )
  })

  it.each([
    '02.11.2026',
    '11/02/2026',
    '2026-11-2',
    '2026-11-02 09:30:00Z',
    '2026-11-02T09:30:00',
    '2026-11-02T9:30Z',
    '2026-11-02T24:00:00Z',
    '2026-11-02T25:00:00Z',
    '2026-11-02T09:60:00Z',
    '2026-11-02T09:30:60Z',
    '2026-11-02T09:30:00+24:00',
    '2026-11-02T09:30:00+99:99',
    '+002026-11-02',
    '20261102',
    '45964',
    'yesterday',
    '2026-11-02\u0000',
  ])('%j is refused', (text) => expect(read(text)).toBeNull())
})
