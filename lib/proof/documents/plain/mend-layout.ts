import type { Font } from 'fontkit'

/**
 * Makes a font's `layout` fit to be drawn by react-pdf, against one fault of each.
 *
 * fontkit keeps a glyph with the characters that it first stood for: once ऐ has been set, which is
 * drawn with the sign of े, every later े counts as ऐ and is put in the wrong place. So each text
 * starts without remembered glyphs, which also makes its result the same whatever came before.
 *
 * react-pdf scales a mark's sideways offset twice, which leaves it where the pen stands: कु has its
 * vowel beside the letter. The same place is reached by moving the pen there and back.
 */
export function mendLayout(font: Font): void {
  const layout = font.layout.bind(font)
  font.layout = (...args) => {
    Object.assign(font, { _glyphs: {} })
    const run = layout(...args)
    let previous = { xAdvance: 0 }
    for (const position of run.positions) {
      previous.xAdvance += position.xOffset
      position.xAdvance -= position.xOffset
      position.xOffset = 0
      previous = position
    }
    return run
  }
}
