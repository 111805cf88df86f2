import type { Box } from '@/lib/proof/documents/designs/items'
import type { Size } from '@/lib/proof/documents/designs/sheet'
import { type Handle, keptOnPage, resized } from './geometry'

/** Where things are drawn to, in points: `x` from the left, `y` from the top. */
export type Lines = { x: readonly number[]; y: readonly number[] }

/** A line that a box has come to stand on. */
export type Guide = { axis: 'x' | 'y'; at: number }

export type Snapped = { box: Box; guides: Guide[] }

/** Half an inch, which printers leave white. */
const margin = 36

/** The middle and the margins of the page, and edges and middles of the other fields. */
export function linesOf(page: Size, others: readonly Box[]): Lines {
  return {
    x: [page.width / 2, margin, page.width - margin, ...others.flatMap(marksX)],
    y: [page.height / 2, margin, page.height - margin, ...others.flatMap(marksY)],
  }
}

const marksX = ({ left, width }: Box) => [left, left + width / 2, left + width]
const marksY = ({ top, height }: Box) => [top, top + height / 2, top + height]

/** Draws a box that is moved to the nearest line within reach, on each axis by itself. */
export function snapMove(box: Box, lines: Lines, reach: number, page: Size): Snapped {
  const dx = pull(marksX(box), lines.x, reach)
  const dy = pull(marksY(box), lines.y, reach)
  const snapped = keptOnPage({ ...box, left: box.left + dx, top: box.top + dy }, page)
  const guides = [...met('x', marksX(snapped), lines.x), ...met('y', marksY(snapped), lines.y)]
  return { box: snapped, guides }
}

/** The same for the edges that a handle moves. */
export function snapResize(
  box: Box,
  handle: Handle,
  lines: Lines,
  reach: number,
  page: Size,
): Snapped {
  const dx = pull(edgesX(box, handle), lines.x, reach)
  const dy = pull(edgesY(box, handle), lines.y, reach)
  const snapped = resized(box, handle, [dx, dy], page)
  const guides = [
    ...met('x', edgesX(snapped, handle), lines.x),
    ...met('y', edgesY(snapped, handle), lines.y),
  ]
  return { box: snapped, guides }
}

function edgesX({ left, width }: Box, handle: Handle): number[] {
  if (handle.includes('w')) return [left]
  return handle.includes('e') ? [left + width] : []
}

function edgesY({ top, height }: Box, handle: Handle): number[] {
  if (handle.includes('n')) return [top]
  return handle.includes('s') ? [top + height] : []
}

/** How far it is from the nearest mark to a line, 0 where none is within reach. */
function pull(marks: readonly number[], lines: readonly number[], reach: number): number {
  let best = Number.POSITIVE_INFINITY
  for (const mark of marks) {
    for (const line of lines) {
      if (Math.abs(line - mark) < Math.abs(best)) best = line - mark
    }
  }
  return Math.abs(best) <= reach ? best : 0
}

/** The lines that marks stand on. Boxes are kept to a hundredth of a point. */
function met(axis: Guide['axis'], marks: readonly number[], lines: readonly number[]): Guide[] {
  const on = lines.filter((line) => marks.some((mark) => Math.abs(mark - line) < 0.02))
  return [...new Set(on)].map((at) => ({ axis, at }))
}
