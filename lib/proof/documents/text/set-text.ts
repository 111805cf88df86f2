import type { TextItem } from '../designs/items'
import { fitText, type Line } from './fit'

/** A line where it stands: `x` is where its ink begins at the left, `y` its baseline, from the top. */
export type SetLine = Line & { x: number; y: number; size: number; tracking: number }

/** A text in its box, which it never leaves: shrunk, then wrapped, then aligned. */
export function setText({ text, box, steps, face, align, valign = 'middle' }: TextItem): SetLine[] {
  const { size, pitch, tracking, lines } = fitText(text, box, steps, face)
  const taken = (lines.length - 1) * pitch
  const spare = box.height - taken - size
  const above = valign === 'top' ? 0 : valign === 'bottom' ? spare : spare / 2
  // Capitals and descenders together look centred when the baseline is a third of the size lower.
  const first = box.top + above + size * 0.83
  return lines.map((line, i) => {
    const { width } = line
    const room = box.width - width
    const shift = align === 'left' ? 0 : align === 'right' ? room : room / 2
    return { ...line, size, tracking, x: box.left + shift, y: first + i * pitch }
  })
}
