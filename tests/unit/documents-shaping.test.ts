import { Font } from '@react-pdf/renderer'
import type { Font as FontkitFont } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { whyNotDrawable } from '@/lib/proof/documents/drawable'
import { drawsRightly } from '@/lib/proof/documents/plain/draws-rightly'
import { mendLayout } from '@/lib/proof/documents/plain/mend-layout'
import { fontName, loadFonts } from '@/lib/proof/documents/plain/type-setting'
import { type Family, fontFile } from '@/lib/proof/documents/text/faces'
import { harfBuzz, openFont, placedByFontkit } from '@/tests/support/documents-fonts'

/** Shaping some hundred clusters three times takes seconds on a busy machine. */
const timeout = 60_000

/**
 * react-pdf shapes with fontkit, and of what fontkit places it keeps the advances alone. So what
 * we let it draw must be placed by the fonts we give to react-pdf as HarfBuzz places it, with no
 * offset left for react-pdf to lose.
 */
async function compare(family: Family, all: string[]) {
  const texts = sample(all)
  await loadFonts([family])
  const font = Font.getFont({ fontFamily: fontName(family, 'regular') })
    .data as unknown as FontkitFont
  const shape = harfBuzz(fontFile(family))
  const drawable = texts.filter(
    (text) => whyNotDrawable(text) === null && drawsRightly(text, 'serif'),
  )
  const wrong = drawable.filter((text) => {
    const { positions } = font.layout(text, undefined, undefined, undefined, 'ltr')
    if (positions.some((position) => position.xOffset !== 0 || position.yOffset !== 0)) return true
    return placedByFontkit(font, text) !== shape(text)
  })
  return { share: drawable.length / texts.length, wrong }
}

/** Some four hundred, evenly spread: the step shares no factor with the lists' inner lengths. */
function sample(texts: string[]): string[] {
  const step = steps.find((prime) => texts.length / prime < 400) ?? 1
  return texts.filter((_, i) => i % step === 0)
}

const steps = [1, 7, 11, 17, 29, 37, 53, 71, 89]

const consonants = [...'कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह']
const vowels = ['', 'ा', 'ि', 'ी', 'ु', 'ू', 'ृ', 'े', 'ै', 'ो', 'ौ', 'ॉ', 'ॅ']
const nasals = ['', 'ं', 'ँ', 'ः']

const across = (...parts: string[][]): string[] =>
  parts.reduce((all, part) => all.flatMap((head) => part.map((tail) => head + tail)), [''])

describe('Devanagari clusters, the drawable ones, are placed as HarfBuzz places them', {
  timeout,
}, () => {
  it.each([
    { kind: 'syllables', texts: across(consonants, vowels, nasals), drawn: 1 },
    { kind: 'conjuncts', texts: across(consonants, ['्'], consonants, ['', 'ि', 'ु']), drawn: 0.8 },
    { kind: 'under a reph', texts: across(['र्'], consonants, vowels, ['', 'ं']), drawn: 0.99 },
    { kind: 'with nukta', texts: across(consonants, ['़'], vowels), drawn: 0.3 },
    { kind: 'with rakar', texts: across(['', 'र्'], consonants, ['्र'], vowels), drawn: 0.8 },
  ])('$kind', async ({ texts, drawn }) => {
    const { share, wrong } = await compare('Noto Sans Devanagari', texts)
    expect(wrong).toEqual([])
    expect(share).toBeGreaterThanOrEqual(drawn)
  })

  it('whatever was set before: ऐ is drawn with the sign of e, which stays one', () => {
    const file = fontFile('Noto Sans Devanagari')
    const font = openFont(file)
    mendLayout(font)
    font.layout('ऐ')
    expect(placedByFontkit(font, 'र्भे')).toBe(harfBuzz(file)('र्भे'))
  })

  it('a vowel that hangs from the side of its letter is not left beside it', async () => {
    const plain = openFont(fontFile('Noto Sans Devanagari')).layout('कु')
    expect(plain.positions.some((position) => position.xOffset !== 0)).toBe(true)
    expect((await compare('Noto Sans Devanagari', ['कु', 'कृ', 'कुँ'])).wrong).toEqual([])
  })
})

describe('pairs of letters are placed as HarfBuzz places them', { timeout }, () => {
  it.each([
    ['Source Serif 4', /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u],
    ['Noto Serif', /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u],
    ['Noto Sans Armenian', /\p{Script=Armenian}/u],
    ['Noto Sans Georgian', /\p{Script=Georgian}/u],
    ['Noto Sans Ethiopic', /\p{Script=Ethiopic}/u],
  ] as const)('%s', async (family, script) => {
    const letters = openFont(fontFile(family))
      .characterSet.map((code) => String.fromCodePoint(code))
      .filter((char) => script.test(char) && !/\p{M}/u.test(char))
      .filter((char) => char.normalize('NFC') === char)
    // Each letter before and after a handful of others, spread evenly over the font.
    const step = Math.ceil(letters.length / 8)
    const others = letters.filter((_, i) => i % step === 0)
    const pairs = [...across(letters, others), ...across(others, letters)]
    const { share, wrong } = await compare(family, pairs)
    expect(wrong).toEqual([])
    expect(share).toBeGreaterThan(0.95)
  })
})
