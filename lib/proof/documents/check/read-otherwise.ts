import { glyphTexts } from '../plain/shaping'

/** Devanagari as react-pdf writes it, glyph by glyph as they are seen: a vowel sign may come first. */
export function readOtherwise(text: string): string {
  return text
    .split(' ')
    .map((word) => (/\p{Script=Devanagari}/u.test(word) ? glyphTexts(word) : word))
    .join(' ')
}
