import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { whyNotDrawable } from '@/lib/proof/documents/drawable'
import { type Fitted, fitText } from '@/lib/proof/documents/text/fit'
import { sanitise } from '@/lib/proof/documents/text/sanitise'

const box = { width: 600, height: 80 }
const steps = [
  { lines: 1, from: 46, to: 28 },
  { lines: 2, from: 32, to: 18 },
  { lines: 6, from: 17, to: 8 },
]
const setName = (text: string) => fitText(text, box, steps, { voice: 'serif', cut: 'regular' })
const joined = ({ lines }: Fitted) =>
  lines.map((line) => line.runs.map((run) => run.text).join('')).join('')

describe('fitText', () => {
  it('sets a short name as large as it may', () => {
    expect(setName('Ann Lee')).toMatchObject({ size: 46, lines: [{ runs: [{ text: 'Ann Lee' }] }] })
  })

  it('shrinks before it wraps, and balances what it wraps', () => {
    const one = setName('José María de la Cruz y Martínez')
    expect(one.lines).toHaveLength(1)
    expect(one.size).toBeLessThan(46)
    const two = setName('José María de la Cruz y Martínez de la Rosa y Fernández de Córdoba')
    expect(two.lines).toHaveLength(2)
    const [first = 0, second = 0] = two.lines.map((line) => line.width)
    expect(Math.min(first, second)).toBeGreaterThan(0.7 * Math.max(first, second))
  })

  it('breaks CJK anywhere, Hebrew at spaces, a word only in need', () => {
    expect(setName('王'.repeat(30)).lines.length).toBeGreaterThan(1)
    const hebrew = setName(Array(12).fill('בן-גוריון').join(' '))
    const ends = hebrew.lines.map((line) => line.runs.at(-1)?.text ?? '')
    expect(ends.filter((text) => text.endsWith('-'))).toEqual([])
    expect(joined(setName('W'.repeat(300)))).toBe('W'.repeat(300))
  })

  it('takes the height into account as well', () => {
    const { lines, pitch } = setName('Maria Magdalena Wiśniewska '.repeat(11).trim())
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.length * pitch).toBeLessThanOrEqual(box.height)
  })

  it('goes on shrinking in a box that is too small for any reader, and loses nothing', () => {
    const tiny = { width: 8, height: 8 }
    const most = { voice: 'serif', cut: 'regular', tracking: 0.4 } as const
    for (const text of ['Ann', 'W'.repeat(300), '王'.repeat(300), 'Ann Lee '.repeat(300).trim()]) {
      const fitted = fitText(text, tiny, steps, most)
      expect(joined(fitted).replace(/ /g, '')).toBe(text.replace(/ /g, ''))
      expect(fitted.lines.length * fitted.pitch).toBeLessThanOrEqual(tiny.height)
      for (const { width } of fitted.lines) expect(width).toBeLessThanOrEqual(tiny.width + 0.01)
    }
  })

  it('never leaves its box nor loses a letter', () => {
    const letters = [
      ...'aWiÉ-—’ .李Ωж𠮷ﬁ',
      ' ',
      ' ',
      'कु',
      'क्ष',
      'محمد',
      'בֶּן',
      'ไทย',
      'น้ำ',
      '🎓',
      '👩🏽‍💻',
      '2',
    ]
    const unit = fc.constantFrom(...letters)
    const short = fc.string({ unit, maxLength: 40 })
    const text = fc.oneof(short, fc.string({ unit, minLength: 150, maxLength: 300 }))
    fc.assert(
      fc.property(text, (raw) => {
        const clean = sanitise(raw)
        if (!clean.ok || whyNotDrawable(clean.text)) return
        const fitted = setName(clean.text)
        expect(joined(fitted).replace(/ /g, '')).toBe(clean.text.replace(/ /g, ''))
        expect(fitted.lines.length * fitted.pitch).toBeLessThanOrEqual(box.height)
        for (const line of fitted.lines) expect(line.width).toBeLessThanOrEqual(box.width + 0.01)
      }),
      { numRuns: 60 },
    )
  })
})
