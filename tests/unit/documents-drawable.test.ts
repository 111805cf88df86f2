import { beforeAll, describe, expect, it } from 'vitest'
import { english } from '@/lib/platform/language/english'
import { covers } from '@/lib/proof/documents/coverage'
import { whyDocumentNotDrawable, whyNotDrawable } from '@/lib/proof/documents/drawable'
import { families, fontFile, nearestCut } from '@/lib/proof/documents/faces'
import { splitRuns } from '@/lib/proof/documents/runs'
import { exampleDocument, exampleNames, undrawable } from '@/tests/support/documents-example'
import { openFont } from '@/tests/support/documents-fonts'

const fontsOf = (text: string) => {
  const runs = splitRuns(text)
  return Array.isArray(runs) ? runs.map((run) => run.family) : runs.code
}

const reasonOf = (text: string) => {
  const why = whyNotDrawable(text)
  return why ? english(why.reason) : undefined
}

describe('names of the example file', () => {
  it.each(exampleNames())('%s', (name) => {
    const script = undrawable[name as keyof typeof undrawable]
    expect(reasonOf(name)).toBe(
      script &&
        `The name is written in ${script}, which this version cannot draw rightly yet; it waits until it can.`,
    )
  })
})

describe('choice of font', () => {
  it.each([
    ['Amara Okafor', 'Source Serif 4'],
    ['Ғалымжан Әбенов', 'Source Serif 4'],
    ['Ἀλέξανδρος Παπαδόπουλος', 'Noto Serif'],
    ['Ǩristina', 'Noto Serif'],
    ['李晓明', 'Noto Sans SC'],
    ['王秀英', 'Noto Sans SC'],
    ['陳美玲', 'Noto Sans TC'],
    ['佐藤さくら', 'Noto Sans JP'],
    ['桜田恵', 'Noto Sans JP'],
    ['김민수', 'Noto Sans KR'],
    ['金 김', 'Noto Sans KR'],
    ['अनन्या शर्मा', 'Noto Sans Devanagari'],
    ['Արամ Խաչատրյան', 'Noto Sans Armenian'],
    ['ნინო ბერიძე', 'Noto Sans Georgian'],
    ['ሰላም ተስፋዬ', 'Noto Sans Ethiopic'],
    ['יוסף בן־גוריון', 'Noto Serif Hebrew'],
  ])('%s is set in %s throughout', (name, family) => {
    expect(fontsOf(name)).toEqual([family])
  })

  it('changes fonts between scripts, not within one', () => {
    expect(splitRuns('Mary·王秀英 (Wang)')).toEqual([
      { text: 'Mary·', family: 'Source Serif 4' },
      { text: '王秀英 (', family: 'Noto Sans SC' },
      { text: 'Wang)', family: 'Source Serif 4' },
    ])
  })
})

describe('what is refused', () => {
  it.each([
    ['', 'empty'],
    [' \u200b\u202e ', 'empty'],
    ['\u3164', 'empty'],
    ['x'.repeat(301), 'too-long'],
    ['😀 Ann', 'unsupported-script'],
    ['👩🏽‍🚀', 'unsupported-script'],
    ['🇩🇪', 'unsupported-script'],
    ['Ann ❤️', 'unsupported-script'],
    ['\ue000', 'unsupported-script'],
    ['ẹ̀bùn', 'combining-mark'],
    ['葛\u{e0100}城', 'combining-mark'],
    ['ᄒ\u1160ᆫ', 'combining-mark'],
    ['שָׁלוֹם', 'combining-mark'],
    ['דוד Cohen', 'mixed-direction'],
    ['דוד (כהן)', 'mixed-direction'],
    ['דוד 3', 'mixed-direction'],
    ['ि', 'combining-mark'],
    ['घ़ु', 'combining-mark'],
    ['ठ़िं', 'combining-mark'],
    ['त्\u200dर', 'combining-mark'],
    ['राष्ट्रिं', 'combining-mark'],
    ['र्छ्रि', 'combining-mark'],
    ['गार्त्ठ़ि', 'combining-mark'],
    ['ठ़्रिँ', 'combining-mark'],
    ['क्त्वु द्दु', 'combining-mark'],
    ['Ann \u{1d400}', 'missing-glyph'],
    ['𒀀', 'unsupported-script'],
  ])('%j as %s', (text, code) => {
    const why = whyNotDrawable(text)
    expect(why?.code).toBe(code)
    expect(why && english(why.reason)).toMatch(/^The name (is|holds|mixes) .*\.$/)
  })

  it('names the character where its script has no familiar name', () => {
    expect(reasonOf('\ue000')).toContain('holds U+E000, which')
    expect(reasonOf('Ann 𝐀')).toContain('“𝐀” (U+1D400)')
  })

  it('names the field of a document', () => {
    const good = exampleDocument()
    expect(whyDocumentNotDrawable(good)).toBeNull()
    const bad = [
      { recipientName: 'محمد' },
      { certificationTitle: 'T'.repeat(201) },
      { issuerName: '' },
      { description: '🎓' },
      {
        signatories: [
          { name: 'A', role: 'B' },
          { name: 'A', role: 'தமிழ்' },
        ],
      },
    ]
    expect(bad.map((given) => whyDocumentNotDrawable(exampleDocument(given))?.field)).toEqual([
      'recipientName',
      'certificationTitle',
      'issuerName',
      'description',
      'signatories.1.role',
    ])
  })
})

it('every cut of a family has the glyphs of its regular one', () => {
  for (const family of families) {
    for (const cut of ['bold'] as const) {
      if (nearestCut(family, cut) !== cut) continue
      const has = new Set(openFont(fontFile(family, cut)).characterSet)
      const lacks = openFont(fontFile(family)).characterSet.filter(
        (code) => covers(family, code) && !has.has(code),
      )
      expect(lacks.map((code) => String.fromCodePoint(code))).toEqual([])
    }
  }
})

describe('cost', () => {
  beforeAll(() => {
    for (const name of exampleNames()) whyNotDrawable(name)
  })

  it('20,000 checks take less than 4 s, on a busy machine too', () => {
    const names = exampleNames()
    const start = performance.now()
    for (let i = 0; i < 20_000; i++) whyNotDrawable(names[i % names.length] ?? '')
    const rate = Math.round(20_000 / ((performance.now() - start) / 1000))
    expect(rate, 'checks a second').toBeGreaterThan(5_000)
  })

  it('a name of ten megabytes is refused without being read through', () => {
    const huge = 'ẹ̀'.repeat(5_000_000)
    const start = performance.now()
    expect(whyNotDrawable(huge)?.code).toBe('too-long')
    expect(performance.now() - start).toBeLessThan(500)
  })
})
