import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, addMonths } from '@/lib/platform/clock/dates'

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2028-02-29', 48, '2032-02-29'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-03-31', 1, '2026-04-30'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2096-02-29', 48, '2100-02-28'],
  ['2026-05-05', 0, '2026-05-05'],
])('%s and %i months is %s', (from, months, to) => {
  expect(addMonths(new Date(from), months)).toEqual(new Date(to))
})

it('keeps to UTC, whatever the zone and its summer time', () => {
  const zone = process.env.TZ
  for (const TZ of ['America/St_Johns', 'Pacific/Kiritimati', 'Europe/Berlin']) {
    process.env.TZ = TZ
    expect(addMonths(new Date('2026-01-31T23:30:00Z'), 3).toISOString()).toBe(
      '2026-04-30T23:30:00.000Z',
    )
    expect(addDays(new Date('2026-03-28T12:00:00Z'), 1).toISOString()).toBe(
      '2026-03-29T12:00:00.000Z',
    )
  }
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

it('moves by whole months, holds the day within the month, keeps the time and its argument', () => {
  const dates = fc.date({
    ...{ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true },
  })
  fc.assert(
    fc.property(dates, fc.integer({ min: -600, max: 600 }), (date, months) => {
      const before = date.getTime()
      const moved = addMonths(date, months)
      expect(date.getTime()).toBe(before)
      const count = (d: Date) => d.getUTCFullYear() * 12 + d.getUTCMonth()
      expect(count(moved)).toBe(count(date) + months)
      expect(moved.toISOString().slice(10)).toBe(date.toISOString().slice(10))
      const day = moved.getUTCDate()
      expect(day).toBeLessThanOrEqual(date.getUTCDate())
      if (day < date.getUTCDate()) expect(addDays(moved, 1).getUTCDate()).toBe(1)
    }),
  )
})
