import { Font } from '@react-pdf/renderer'
import type { Font as FontkitFont } from 'fontkit'
import { type Cut, cuts, type Family, families, fontFile, nearestCut } from '../text/faces'
import type { Run } from '../text/itemise'
import { mendLayout } from './mend-layout'

/** The name under which react-pdf knows a font. */
export function fontName(family: Family, cut: Cut): string {
  return `${family} ${nearestCut(family, cut)}`
}

/** Reads the fonts of these families, so that they can be drawn. */
export async function loadFonts(wanted: Iterable<Family>): Promise<void> {
  register()
  for (const family of new Set(wanted)) {
    for (const cut of cuts) {
      if (ready.has(fontName(family, cut))) continue
      await Font.load({ fontFamily: fontName(family, cut) })
      mendLayout(loaded(family, cut))
      ready.add(fontName(family, cut))
    }
  }
}

/**
 * Makes fontkit forget the glyphs it has seen. Embedding a font looks up the parts of a composed
 * letter (the A in Å) without saying what they stand for, and a glyph seen like that is never told:
 * in the next document that A would have no text, and its bytes would hang on what was drawn before.
 */
export function forgetGlyphs(): void {
  for (const family of families) {
    for (const cut of cuts) {
      const name = fontName(family, cut)
      if (ready.has(name)) Object.assign(loaded(family, cut), { _glyphs: {} })
    }
  }
}

/** Height of the line's baseline under its top, in em. Needs `loadFonts`. */
export function ascentOf(runs: readonly Run[], cut: Cut): number {
  const ascents = runs.map(({ family }) => loaded(family, cut))
  return Math.max(...ascents.map((font) => font.ascent / font.unitsPerEm))
}

const ready = new Set<string>()

/** Tells react-pdf where the fonts are, and that no word is to be hyphenated. */
function register() {
  const known = new Set(Font.getRegisteredFontFamilies())
  for (const family of families) {
    for (const cut of cuts) {
      const name = fontName(family, cut)
      if (known.has(name)) continue
      known.add(name)
      Font.register({ family: name, src: fontFile(family, cut) })
    }
  }
  Font.registerHyphenationCallback((word) => [word])
}

function loaded(family: Family, cut: Cut): FontkitFont {
  const font = Font.getFont({ fontFamily: fontName(family, cut) }).data
  if (!font) throw new Error(`${family} was not loaded before it was used`)
  return font as unknown as FontkitFont
}
