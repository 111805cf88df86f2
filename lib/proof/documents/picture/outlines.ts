import { visualOrder } from '../text/direction'
import { emojiLayers } from '../text/emoji'
import type { Cut } from '../text/faces'
import type { Line } from '../text/fit'
import { type Shaped, shape } from '../text/shape'

/** A line of text as SVG, begun at (`x`, `y`) on its baseline: as `lineOutlines`. */
export function linePath(line: OutlinedLine, cut: Cut, x: number, y: number): string {
  return lineOutlines(line, cut, x, y)
    .map(({ path, fill, transform }) => {
      return `<path d="${path}"${fill ? ` fill="${fill}"` : ''} transform="${transform}"/>`
    })
    .join('')
}

type OutlinedLine = Pick<Line, 'runs'> & { size: number; tracking?: number }

/**
 * The outlines of a line of text, begun at (`x`, `y`) on its baseline: no font is needed to see it.
 * Emoji come in their own colours, all else in the fill of what holds them.
 */
export function lineOutlines(
  { runs, size, tracking = 0 }: OutlinedLine,
  cut: Cut,
  x: number,
  y: number,
) {
  const out: { path: string; fill?: string | undefined; transform: string }[] = []
  let pen = x
  for (const run of visualOrder(runs)) {
    const set = shape(run, cut)
    const scale = size / set.font.upem
    const step = set.gaps > 0 ? tracking : 0
    for (const { parts, advance } of set.cells) {
      for (const part of parts) {
        const transform = `translate(${round(pen + part.x * scale)} ${round(y - part.y * scale)}) scale(${round(scale, 5)} ${round(-scale, 5)})`
        for (const { id, color } of layersOf(set, part.id)) {
          const path = set.font.font.glyphToPath(id)
          if (path) out.push({ path, fill: color, transform })
        }
      }
      pen += advance * scale + step
    }
  }
  return out
}

function layersOf({ run, font }: Shaped, id: number): { id: number; color?: string | undefined }[] {
  return run.family === 'Twemoji' ? emojiLayers(font, id) : [{ id }]
}

function round(value: number, digits = 2): number {
  const power = 10 ** digits
  return Math.round(value * power) / power
}
