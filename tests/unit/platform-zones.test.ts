import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isZone, startOfDay } from '@/lib/platform/clock/zones'

it.each([
  ['2026-11-24', 'UTC', '2026-11-24T00:00:00Z'],
  ['2026-11-24', 'Europe/Berlin', '2026-11-23T23:00:00Z'],
  ['2026-07-01', 'Europe/Berlin', '2026-06-30T22:00:00Z'],
  ['2026-11-24', 'Pacific/Kiritimati', '2026-11-23T10:00:00Z'],
  ['2026-11-24', 'America/St_Johns', '2026-11-24T03:30:00Z'],
  // The clocks change on this day, before and after which midnight has another offset.
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00Z'],
  ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00Z'],
  ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00Z'],
])('%s begins in %s at %s', (day, zone, moment) => {
  expect(startOfDay(day, zone)).toEqual(new Date(moment))
})

it('is the first moment that has this date there', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC']
  const days = fc.date({
    ...{ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true },
  })
  fc.assert(
    fc.property(days, fc.constantFrom(...zones), (date, zone) => {
      const day = date.toISOString().slice(0, 10)
      const dayThere = (moment: number) =>
        new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(moment)
      const start = startOfDay(day, zone).getTime()
      expect(dayThere(start)).toBe(day)
      expect(dayThere(start - 1)).not.toBe(day)
    }),
  )
})

it('knows zones from other text', () => {
  expect(['Europe/Berlin', 'UTC', 'Asia/Calcutta'].map(isZone)).toEqual([true, true, true])
  expect([undefined, '', 'Mars/Olympus', '<b>', '"; drop'].map(isZone)).not.toContain(true)
})
