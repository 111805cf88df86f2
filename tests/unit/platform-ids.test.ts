import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isId, isPublicId, newId, newPublicId } from '@/lib/platform/ids/ids'

const count = 20_000
const made = Array.from({ length: count }, () => newPublicId())

it('public ids carry at least 128 random bits, evenly, and none comes twice', () => {
  expect(new Set(made).size).toBe(count)
  const seen = new Map<string, number>()
  for (const letter of made.join('')) seen.set(letter, (seen.get(letter) ?? 0) + 1)
  expect(24 * Math.log2(seen.size)).toBeGreaterThanOrEqual(128)

  // Chi-squared over 53 degrees of freedom: above 120 by chance once in more than ten million runs.
  const expected = (count * 24) / seen.size
  const skew = [...seen.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)
  expect(skew).toBeLessThan(120)
})

it('public ids have no letters that people misread', () => {
  expect(made.join('')).toMatch(/^[0-9A-Za-z]+$/)
  expect(made.join('')).not.toMatch(/[ILOUilou]/)
})

it('isPublicId is true of all that were made, and of nothing else', () => {
  expect(made.filter((id) => !isPublicId(id))).toEqual([])
  const [id = ''] = made
  for (const bad of ['', id.slice(1), `${id}0`, `${id}\n`, ` ${id}`, id.replace(/.$/, 'O')]) {
    expect(isPublicId(bad)).toBe(false)
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(isPublicId(text)).toBe(/^[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{24}$/.test(text))
    }),
  )
})

it('row ids are UUIDs of version 7, ordered by the time of their making', () => {
  const times = fc.integer({ min: 0, max: 2 ** 48 - 1 })
  fc.assert(
    fc.property(times, times, (one, two) => {
      const [a, b] = [newId(one), newId(two)]
      for (const id of [a, b]) {
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        expect(isId(id)).toBe(true)
      }
      expect(Number.parseInt(a.replace('-', '').slice(0, 12), 16)).toBe(one)
      if (one !== two) expect(a < b).toBe(one < two)
    }),
  )
  const many = Array.from({ length: count }, () => newId(0))
  expect(new Set(many).size).toBe(count)
})

it('isId takes UUIDs in their usual spelling and nothing else', () => {
  expect(isId('0198F6B2-7C1A-7D3E-8F00-0123456789AB')).toBe(true)
  for (const bad of ['', 'x', '0198f6b27c1a7d3e8f000123456789ab', `${newId()}'`, `{${newId()}}`]) {
    expect(isId(bad)).toBe(false)
  }
})
