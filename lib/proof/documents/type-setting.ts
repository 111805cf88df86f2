import { Font } from '@react-pdf/renderer'
import { type Cut, cuts, type Family, families, fontFile } from './faces'
import type { Measure } from './fit'
import type { Run } from './runs'

/** The name under which react-pdf knows a font. */
export function fontName(family: Family, cut: Cut): string {
  return `${family} ${cut}`
}

let registered = false

/** Tells react-pdf the fonts (it reads a file when it first needs it) and forbids hyphenation. */
function register() {
  if (registered) return
  registered = true
  for (const family of families) {
    for (const cut of cuts)
      Font.register({ family: fontName(family, cut), src: fontFile(family, cut) })
  }
  Font.registerHyphenationCallback((word) => [word])
}

/** Reads the fonts of these runs, so that they can be measured. */
export async function loadFonts(runs: Iterable<Run>): Promise<void> {
  register()
  const names = new Set<string>()
  for (const { family } of runs) for (const cut of cuts) names.add(fontName(family, cut))
  for (const fontFamily of names) await Font.load({ fontFamily })
}

/**
 * Widths in em, kerned and shaped as react-pdf will draw them. `tracking` is its letterSpacing in
 * points, counted at the smallest size used with it. Needs `loadFonts`.
 */
export function measureIn(cut: Cut, tracking = 0): Measure {
  return ({ text, family }) => {
    const font = loaded(family, cut)
    return font.layout(text).advanceWidth / font.unitsPerEm + (text.length * tracking) / 4
  }
}

/** Height of the line's baseline under its top, in em. Needs `loadFonts`. */
export function ascentOf(runs: readonly Run[], cut: Cut): number {
  return Math.max(
    ...runs.map(({ family }) => loaded(family, cut).ascent / loaded(family, cut).unitsPerEm),
  )
}

function loaded(family: Family, cut: Cut) {
  const font = Font.getFont({ fontFamily: fontName(family, cut) }).data
  if (!font) throw new Error(`${family} was not loaded before it was used`)
  return font
}
