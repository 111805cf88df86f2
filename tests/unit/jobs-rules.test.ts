import { describe, expect, it } from 'vitest'
import { backoff, retryAfter } from '@/inngest/embedded/backoff'
import { instantOf } from '@/inngest/embedded/duration'
import { checkExpression, evaluate, holds } from '@/inngest/embedded/expression'
import { parseCron } from '@/inngest/embedded/schedule'

describe('expressions', () => {
  const event = {
    name: 'x/y',
    ts: 1000,
    data: { n: 5, f: 1.5, s: 'abc', list: ['x', 'y'], none: null, yes: true, empty: '' },
  }
  const facts = { event, async: { data: { n: 5, s: 'abd' } } }

  it.each([
    'event.data.n == 5',
    'event.data.n > 4 && event.data.f < 2',
    'event.data.n + 1 == 6',
    'event["data"].n == 5',
    'event.data.s.contains("b")',
    '"x" in event.data.list',
    'event.data.list.exists(i, i == "y")',
    'size(event.data.list) == 2',
    'event.data.n == async.data.n',
    'event.data.none == null',
    'event.data.yes',
    'event.data.yes ? event.data.n == 5 : false',
    '!(event.data.s == "q")',
    'event.name.startsWith("x/")',
  ])('%s holds', (source) => {
    checkExpression(source)
    expect(holds(source, facts)).toBe(true)
  })

  // As an Inngest server has it, where plain CEL would stop with an error.
  it.each([
    ['event.data.missing == 1', false],
    ['event.data.missing == null', true],
    ['event.data.missing != 1', true],
    ['event.data.missing != null', false],
    ['event.data.missing.deeper == 1', false],
    ['event.data.missing < 1', true],
    ['event.data.missing > 1', false],
    ['1 > event.data.missing', true],
    ['event.data.missing.contains("x")', false],
    ['event.data.missing || event.data.n == 5', true],
    ['event.data.n == 5 && event.data.missing', false],
    ['size(event.data.missing) == 0', true],
    ['event.data.none < 1', true],
    ['event.data.none == 1', false],
    ['event.data.empty || event.data.s', true],
    ['async.data.missing == event.data.missing', false],
    ['event.data.s == 5', false],
  ])('%s is %s', (source, expected) => {
    checkExpression(source)
    expect(holds(source, facts)).toBe(expected)
  })

  it('an expression has a value, or none when what it names is missing', () => {
    expect(evaluate('event.data.s', facts)).toBe('abc')
    expect(evaluate('event.data.s + "-" + event.data.n', facts)).toBe('abc-5')
    expect(evaluate('event.data.missing', facts)).toBeUndefined()
  })
})

describe('durations', () => {
  it.each([
    ['1s', 1000],
    ['1h30m', 5_400_000],
    ['2w1d', 15 * 86_400_000],
    ['1970-01-01T00:00:07.000Z', 7000],
  ])('%s', (text, expected) => {
    expect(instantOf(text, 0).getTime()).toBe(expected)
  })
  it.each(['', 'soon', '1x', '5'])('“%s” is refused', (text) => {
    expect(() => instantOf(text, 0)).toThrow(RangeError)
  })
})

describe('back-off', () => {
  it('grows from 15 s to 2 h', () => {
    const waits = Array.from({ length: 12 }, (_, attempt) => backoff(attempt, 0) / 1000)
    expect(waits).toEqual([15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200, 7200, 7200])
  })
  it('is spread by a tenth', () => {
    expect(backoff(0, 0.999)).toBeGreaterThan(16_000)
    expect(backoff(0, 0.999)).toBeLessThanOrEqual(16_500)
  })
  it('gives way to retry-after: seconds or a date', () => {
    expect(retryAfter('5')).toBe(5000)
    expect(retryAfter('1970-01-01T00:01:00.000Z', 30_000)).toBe(30_000)
    expect(retryAfter('1970-01-01T00:01:00.000Z', 90_000)).toBe(0)
    expect(retryAfter(null)).toBeUndefined()
    expect(retryAfter('soon')).toBeUndefined()
  })
})

describe('cron', () => {
  it('keeps to the clock of its zone through the change to summer time', () => {
    const cron = parseCron('TZ=Europe/Paris 30 6 * * *')
    expect(cron.next(new Date('2026-03-28T12:00:00Z'))).toEqual(new Date('2026-03-29T04:30:00Z'))
    expect(cron.next(new Date('2026-03-27T12:00:00Z'))).toEqual(new Date('2026-03-28T05:30:00Z'))
  })
  it('is in UTC without a zone', () => {
    expect(parseCron('0 9 * * mon-fri').next(new Date('2026-01-02T09:00:00Z'))).toEqual(
      new Date('2026-01-05T09:00:00Z'),
    )
  })
  it('a day of the month or of the week will do, as in cron', () => {
    expect(parseCron('0 0 13 * 5').next(new Date('2026-01-01T00:00:00Z'))).toEqual(
      new Date('2026-01-02T00:00:00Z'),
    )
  })
})
