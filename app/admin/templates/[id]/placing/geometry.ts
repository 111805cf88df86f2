import type { Box } from '@/lib/proof/documents/designs/items'
import type { Size } from '@/lib/proof/documents/designs/sheet'

/** Which edges are moved: n, s, w and e, or two of them at a corner. */
export const handles = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type Handle = (typeof handles)[number]

/** In points. */
const smallest = 8

/** The box whole on the page: pushed in, and made smaller only where it is larger than the page. */
export function keptOnPage({ left, top, width, height }: Box, page: Size): Box {
  const [w, h] = [between(width, smallest, page.width), between(height, smallest, page.height)]
  return {
    left: round(between(left, 0, page.width - w)),
    top: round(between(top, 0, page.height - h)),
    width: round(w),
    height: round(h),
  }
}

export function moved(box: Box, [dx, dy]: readonly [number, number], page: Size): Box {
  return keptOnPage({ ...box, left: box.left + dx, top: box.top + dy }, page)
}

/** Moves the edges of the handle; the others stay where they are. */
export function resized(
  box: Box,
  handle: Handle,
  [dx, dy]: readonly [number, number],
  page: Size,
): Box {
  const edges = { w: box.left, e: box.left + box.width, n: box.top, s: box.top + box.height }
  if (handle.includes('w')) edges.w = between(edges.w + dx, 0, edges.e - smallest)
  if (handle.includes('e')) edges.e = between(edges.e + dx, edges.w + smallest, page.width)
  if (handle.includes('n')) edges.n = between(edges.n + dy, 0, edges.s - smallest)
  if (handle.includes('s')) edges.s = between(edges.s + dy, edges.n + smallest, page.height)
  const whole = { left: edges.w, top: edges.n, width: edges.e - edges.w, height: edges.s - edges.n }
  return keptOnPage(whole, page)
}

function between(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high))
}

/** To a hundredth. */
function round(value: number): number {
  return Math.round(value * 100) / 100
}
