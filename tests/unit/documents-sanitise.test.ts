import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sanitise } from '@/lib/proof/documents/text/sanitise'

const anyText = fc.string({ unit: 'binary', maxLength: 400 })

function clean(raw: string): string {
  const result = sanitise(raw)
  return result.ok ? result.text : ''
}

describe('sanitise', () => {
  it.each([
    ['  Ann \t\n  Lee\u00a0', 'Ann Lee'],
    ['José', 'José'],
    ['Ann\u202eeeL', 'AnneeL'],
    ['\u2067Ann\u2069', 'Ann'],
    ['An\u00adn\u200b\ufeff', 'Ann'],
    ['A\u0000n\u001b[31mn\u009f', 'An[31mn'],
    ['Ann\ud800', 'Ann'],
    ['Ann\u200dLee', 'AnnLee'],
    ['李\u3000晓明', '李 晓明'],
    ['उत्कर्ष र्\u200dहाटकर', 'उत्कर्ष र्\u200dहाटकर'],
    ['<b onclick="x()">&amp;', '<b onclick="x()">&amp;'],
  ])('%j becomes %j', (raw, text) => {
    expect(clean(raw)).toBe(text)
  })

  it('refuses what is empty or too long, in code points', () => {
    expect(sanitise(' \u200b')).toEqual({ ok: false, code: 'empty', limit: 300 })
    expect(sanitise('𠮷'.repeat(300)).ok).toBe(true)
    expect(sanitise('𠮷'.repeat(301))).toEqual({ ok: false, code: 'too-long', limit: 300 })
    expect(sanitise('abc', 2)).toEqual({ ok: false, code: 'too-long', limit: 2 })
  })

  it('changes nothing when done again', () => {
    fc.assert(fc.property(anyText, (raw) => clean(clean(raw)) === clean(raw)))
  })

  it('leaves NFC without controls, bidi marks, lone surrogates or doubled spaces', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const text = clean(raw)
        expect(text).toBe(text.normalize('NFC'))
        expect(text).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]| {2}|^ | $/u)
        expect(Array.from(text).length).toBeLessThanOrEqual(300)
      }),
    )
  })

  it('takes no letter away', () => {
    const letters = fc.array(fc.constantFrom(...'aÉžøĐ李さ한किΩЖ אب'), { maxLength: 50 })
    fc.assert(
      fc.property(letters, (chars) => {
        const raw = chars.join('')
        expect(clean(raw).replace(/ /g, '')).toBe(raw.normalize('NFC').replace(/ /g, ''))
      }),
    )
  })
})
