import { beforeAll, describe, expect, it } from 'vitest'
import { english } from '@/lib/platform/language/english'
import { whyDocumentNotDrawable, whyNotDrawable } from '@/lib/proof/documents/drawable'
import { covers } from '@/lib/proof/documents/text/coverage'
import { families, fontFile, nearestCut } from '@/lib/proof/documents/text/faces'
import { itemise } from '@/lib/proof/documents/text/itemise'
import { exampleDocument, exampleNames, exampleTemplate } from '@/tests/support/documents-example'
import { openFont } from '@/tests/support/documents-fonts'

const fontsOf = (text: string) => {
  const runs = itemise(text, 'serif')
  return Array.isArray(runs) ? runs.map((run) => run.family) : runs.code
}

const reasonOf = (text: string) => {
  const why = whyNotDrawable(text)
  return why ? english(why.reason) : undefined
}

describe('names of the example file', () => {
  it.each(exampleNames())('%s', (name) => expect(reasonOf(name)).toBeUndefined())
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
    ['שָׁלוֹם', 'Noto Serif Hebrew'],
    ['محمد بن عبد الله', 'Noto Naskh Arabic'],
    ['প্রিয়াঙ্কা চট্টোপাধ্যায়', 'Noto Sans Bengali'],
    ['தமிழ்ச்செல்வி முருகன்', 'Noto Sans Tamil'],
    ['สมชาย ใจดี', 'Noto Sans Thai'],
    ['👩🏽‍🚀🇩🇪❤️', 'Twemoji'],
  ])('%s is set in %s throughout', (name, family) => {
    expect(fontsOf(name)).toEqual([family])
  })

  it('changes fonts between scripts, not within one', () => {
    expect(itemise('Mary·王秀英 (Wang)', 'serif')).toEqual([
      { text: 'Mary·', family: 'Source Serif 4', level: 0 },
      { text: '王秀英 (', family: 'Noto Sans SC', level: 0 },
      { text: 'Wang)', family: 'Source Serif 4', level: 0 },
    ])
  })

  it('parts what runs in different directions', () => {
    expect(itemise('דוד 3 Cohen', 'sans')).toEqual([
      { text: 'דוד ', family: 'Noto Serif Hebrew', level: 1 },
      { text: '3', family: 'Noto Serif Hebrew', level: 2 },
      { text: ' ', family: 'Noto Serif Hebrew', level: 1 },
      { text: 'Cohen', family: 'Inter', level: 2 },
    ])
  })
})

describe('what is refused', () => {
  it.each([
    ['', 'empty'],
    [' \u200b\u202e ', 'empty'],
    ['\u3164', 'empty'],
    ['x'.repeat(301), 'too-long'],
    ['\ue000', 'unsupported-script'],
    ['葛\u{e0100}城', 'missing-glyph'],
    ['សុខ', 'unsupported-script'],
    ['👩‍👩‍👩', 'missing-glyph'],
    ['ि', 'combining-mark'],
    ['Ann \u{1d400}', 'missing-glyph'],
    ['𒀀', 'unsupported-script'],
  ])('%j as %s', (text, code) => {
    const why = whyNotDrawable(text)
    expect(why?.code).toBe(code)
    expect(why && english(why.reason)).toMatch(/^The name (is|holds) .*\.$/)
  })

  it('names the character where its script has no familiar name', () => {
    expect(reasonOf('\ue000')).toContain('holds U+E000, which')
    expect(reasonOf('Ann 𝐀')).toContain('“𝐀” (U+1D400)')
  })

  it('names the field of a document', () => {
    const { look } = exampleTemplate()
    expect(whyDocumentNotDrawable(look, exampleDocument())).toBeNull()
    const bad = [
      { recipientName: 'សុខ' },
      { certificationTitle: 'T'.repeat(201) },
      { issuerName: '' },
      { description: '\ue000' },
      { skills: ['SQL', 'x'.repeat(61)] },
      { details: { hours: 'សុខ' } },
    ]
    const field = (given: object) => whyDocumentNotDrawable(look, exampleDocument(given))?.field
    expect(bad.map(field)).toEqual([
      ...['recipientName', 'certificationTitle', 'issuerName', 'description'],
      ...['skills.1', 'details.hours'],
    ])
  })

  it('names the field of a template', () => {
    const bad = [
      { signatories: [{ name: 'A', role: '\ue000' }] },
      { wording: { heading: 'សុខ' } },
      { custom: [{ label: 'Hours', value: 'សុខ' }] },
    ]
    const field = (given: object) =>
      whyDocumentNotDrawable(exampleTemplate(given).look, exampleDocument())?.field
    expect(bad.map(field)).toEqual(['signatories.0.role', 'wording.heading', 'custom.0.value'])
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
