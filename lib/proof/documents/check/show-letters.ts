import { holds, placed, within } from './matrix'
import type { Pen } from './pen'
import type { Letter } from './read'

/** A glyph as pdf.js hands it on; its width in the measure of its font. */
export type Glyph = {
  unicode: string
  fontChar: string
  width: number
  isSpace: boolean
  isInFont: boolean
}

/**
 * The letters that a text is shown by (ISO 32000-1, 9.4.4), but for those that nobody sees: drawn
 * without ink, through and through transparent, or outside of what is shown. Moves the pen on.
 */
export function showLetters(pen: Pen, shown: readonly (Glyph | number)[], visible: boolean) {
  const { font, size, stretch } = pen
  const letters: Letter[] = []
  if (!font) return letters
  const [hand, em] = [size < 0 ? -1 : 1, Math.abs(size)]
  const matrix = within(within(pen.matrix, pen.textMatrix), [1, 0, 0, 1, pen.x, pen.y + pen.rise])
  const side = stretch * hand
  const [originX, originY] = placed(matrix, 0, 0)
  const [alongX, alongY] = [placed(matrix, side, 0), placed(matrix, 0, hand)].map(([x, y]) => {
    return [x - originX, y - originY] as const
  }) as [readonly [number, number], readonly [number, number]]
  const scale = Math.hypot(...alongY)
  const turned = font.vertical || alongX[0] <= 0 || Math.abs(alongX[1]) > 0.02 * Math.abs(alongX[0])
  const ink = visible && inks(pen)
  let at = 0
  for (const glyph of shown) {
    if (typeof glyph === 'number') {
      at += ((font.vertical ? 1 : -1) * glyph * em) / 1000
      continue
    }
    const own = glyph.width * font.scale * em
    const space = (glyph.isSpace ? pen.wordSpace : 0) + pen.letterSpace
    const [x, y] = font.vertical ? [originX, originY] : placed(matrix, at * side, 0)
    const width = own * Math.hypot(...alongX)
    if (ink && isShown(glyph) && holds(pen.clip, x + width / 2, y - 0.3 * em * scale)) {
      letters.push({
        ...{ text: glyph.unicode, x, y, width, size: em * scale, turned },
        ...{ color: pen.color, ink: glyph.isInFont ? font.inkOf(glyph.fontChar) : null },
      })
    }
    at += own + space * hand
  }
  if (font.vertical) pen.y -= at
  else pen.x += at * side
  return letters
}

/** A letter that the font lacks is not seen; one without width may be part of another's glyph. */
function isShown({ isInFont, width, unicode }: Glyph): boolean {
  return isInFont || width === 0 || unicode.trim() === ''
}

/** Modes 3 and 7 draw nothing (9.3.6); the others fill, stroke or both. */
function inks({ mode, alpha, size, masked, color }: Pen): boolean {
  return (mode & 3) !== 3 && alpha > 0.05 && size !== 0 && !masked && color !== 'transparent'
}
