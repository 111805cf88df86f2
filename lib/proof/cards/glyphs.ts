import { type Font, openSync } from 'fontkit'
import { type Cut, type Family, fontFile, nearestCut } from '@/lib/proof/documents/faces'
import type { Line, Measure } from '@/lib/proof/documents/fit'
import { mendLayout } from '@/lib/proof/documents/mend-layout'

const opened = new Map<string, Font>()

/** Widths in em, as `linePath` draws them. */
export function measureIn(cut: Cut): Measure {
  return ({ text, family }) => {
    const font = fontOf(family, cut)
    return font.layout(text).advanceWidth / font.unitsPerEm
  }
}

/** A line of text as one vector path, begun at (`x`, `y`) on its baseline: no font is needed to see it. */
export function linePath({ runs }: Line, cut: Cut, size: number, x: number, y: number): string {
  let path = ''
  let pen = x
  for (const { text, family } of runs) {
    const font = fontOf(family, cut)
    const scale = size / font.unitsPerEm
    const { glyphs, positions } = font.layout(text)
    for (const [i, glyph] of glyphs.entries()) {
      const position = positions[i]
      if (!position) continue
      const [left, base] = [pen + position.xOffset * scale, y - position.yOffset * scale]
      path += glyph.path.transform(scale, 0, 0, -scale, left, base).toSVG()
      pen += position.xAdvance * scale
    }
  }
  return path
}

function fontOf(family: Family, cut: Cut): Font {
  const file = fontFile(family, nearestCut(family, cut))
  const known = opened.get(file)
  if (known) return known
  const font = openSync(file)
  if (!('layout' in font)) throw new Error(`${family} is a collection, not one font`)
  mendLayout(font)
  opened.set(file, font)
  return font
}
