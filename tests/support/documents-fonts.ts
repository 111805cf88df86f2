import { readFileSync } from 'node:fs'
import { type Font, openSync } from 'fontkit'
import * as hb from 'harfbuzzjs'

/** A font file as fontkit reads it. */
export function openFont(file: string): Font {
  const font = openSync(file)
  if (!('layout' in font)) throw new Error(`${file} is a collection`)
  return font
}

/** Where each glyph of a text lands, "id@x,y" in font units and in a fixed order, then the width. */
export type Placement = string

export function placedByFontkit(font: Font, text: string): Placement {
  const { glyphs, positions } = font.layout(text, undefined, undefined, undefined, 'ltr')
  return placement(
    glyphs.map((glyph) => glyph.id),
    positions,
  )
}

/** The same by HarfBuzz, which Chromium, Firefox and LibreOffice shape with. */
export function harfBuzz(file: string): (text: string) => Placement {
  const bytes = readFileSync(file)
  const copy = new Uint8Array(bytes).buffer
  const font = new hb.Font(new hb.Face(new hb.Blob(copy)))
  return (text) => {
    const buffer = new hb.Buffer()
    buffer.addText(text)
    buffer.guessSegmentProperties()
    hb.shape(font, buffer)
    return placement(
      buffer.getGlyphInfos().map((info) => info.codepoint),
      buffer.getGlyphPositions(),
    )
  }
}

type Position = { xAdvance: number; xOffset: number; yOffset: number }

function placement(ids: readonly number[], positions: readonly Position[]): Placement {
  let pen = 0
  const placed = ids.map((id, i) => {
    const { xAdvance, xOffset, yOffset } = positions[i] ?? { xAdvance: 0, xOffset: 0, yOffset: 0 }
    const at = `${id}@${Math.round(pen + xOffset)},${Math.round(yOffset)}`
    pen += xAdvance
    return at
  })
  return `${placed.sort().join(' ')} =${Math.round(pen)}`
}
