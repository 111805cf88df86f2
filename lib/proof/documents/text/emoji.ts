import type { FontFile } from './font-file'

/**
 * The layers that an emoji is drawn by, from the lowest to the top: a glyph and its colour as
 * "#rrggbb" (OpenType 1.9, COLR version 0 and the first palette of CPAL). A layer without a colour
 * takes the text's; a glyph without layers is one itself.
 */
export function emojiLayers({ face }: FontFile, glyph: number): EmojiLayer[] {
  const layers = face.getGlyphColorLayers(glyph)
  if (layers.length === 0) return [{ id: glyph, color: undefined }]
  const palette = face.getColorPalettes()[0]?.colors ?? []
  return layers.map(({ glyph: id, colorIndex }) => {
    const found = colorIndex === undefined ? undefined : palette[colorIndex]
    return { id, color: found && hexColour(found) }
  })
}

export type EmojiLayer = { id: number; color: string | undefined }

function hexColour({ red, green, blue }: { red: number; green: number; blue: number }): string {
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
