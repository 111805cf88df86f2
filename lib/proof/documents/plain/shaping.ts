import { type Font, openSync } from 'fontkit'
import { ShortMemory } from '../short-memory'
import { fontFile } from '../text/faces'
import { mendLayout } from './mend-layout'

/**
 * Whether Devanagari comes out of react-pdf as its font means it.
 * react-pdf drops every vertical offset of a mark (sideways ones are carried by the advances, see
 * mend-layout), so a text that needs one is not drawn; nor are the few clusters that fontkit was
 * found to compose otherwise than HarfBuzz.
 */
export function shapesRightly(text: string): boolean {
  return text.split(' ').every(wordShapesRightly)
}

/** What the glyphs of a word of Devanagari stand for, one after the other as react-pdf writes them. */
export function glyphTexts(word: string): string {
  const { glyphs } = devanagari().layout(word)
  return glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints)).join('')
}

/** Names share their words, and shaping one costs a thousand times looking it up. */
const judged = new ShortMemory<string, boolean>(20_000)

function wordShapesRightly(word: string): boolean {
  const known = judged.get(word)
  if (known !== undefined) return known
  const right = judge(word)
  judged.set(word, right)
  return right
}

function judge(word: string): boolean {
  if (composedOtherwise.some((cluster) => cluster.test(word))) return false
  const { glyphs, positions } = devanagari().layout(word)
  if (glyphs.some((glyph) => glyph.codePoints.includes(dottedCircle))) return false
  return positions.every((position) => position.yOffset === 0)
}

/** In the order of a syllable: reph, letter, nukta, rakar, vowel sign, nasal. */
const composedOtherwise = [
  // A joiner, which keeps half forms from being kerned.
  /\u200d/u,
  // Nukta under u or uu, and under i with a reph or a nasal.
  /\u093c[\u0941\u0942]/u,
  /\u093c(?:\u094d\u0930)?\u093f[\u0901\u0902]/u,
  /\u0930\u094d(?:.\u094d)*.\u093c(?:\u094d\u0930)?\u093f/u,
  // Rakar under nga, chha, tta, ttha, dda, ddha, ra or rra, and i, with a reph or a nasal.
  /[\u0919\u091b\u091f-\u0922\u0930\u0931]\u094d\u0930\u093f[\u0901\u0902]/u,
  /\u0930\u094d[\u0919\u091b\u091f-\u0922\u0930]\u094d\u0930\u093f/u,
]

/** What a shaper puts under a mark that has no letter to stand on. */
const dottedCircle = 0x25cc

let font: Font | undefined

function devanagari(): Font {
  if (font) return font
  const opened = openSync(fontFile('Noto Sans Devanagari'))
  if (!('layout' in opened)) throw new Error('Noto Sans Devanagari is not a single font')
  mendLayout(opened)
  font = opened
  return opened
}
