import type { Box } from '../designs/items'

/** A transformation as PDF writes it: a b c d e f (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number]

export const unmoved: Matrix = [1, 0, 0, 1, 0, 0]

/** First the inner one, then the outer. */
export function within(outer: Matrix, inner: ArrayLike<number>): Matrix {
  const [a, b, c, d, e, f] = outer
  const [ia, ib, ic, id, ie, jf] = Array.from(inner) as unknown as Matrix
  return [
    ...([a * ia + c * ib, b * ia + d * ib, a * ic + c * id, b * ic + d * id] as const),
    ...([a * ie + c * jf + e, b * ie + d * jf + f] as const),
  ]
}

export function placed(
  [a, b, c, d, e, f]: Matrix,
  x: number,
  y: number,
): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** What a rectangle, given by two of its corners, is within at least. */
export function boundsOf(
  matrix: Matrix,
  [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: ArrayLike<number> & Iterable<number>,
): Box {
  const corners = [
    ...[placed(matrix, x0, y0), placed(matrix, x1, y0)],
    ...[placed(matrix, x0, y1), placed(matrix, x1, y1)],
  ]
  const left = Math.min(...corners.map(([x]) => x))
  const top = Math.min(...corners.map(([, y]) => y))
  return {
    ...{ left, width: Math.max(...corners.map(([x]) => x)) - left },
    ...{ top, height: Math.max(...corners.map(([, y]) => y)) - top },
  }
}

/** What two boxes have in common; without width or height where that is nothing. */
export function common(one: Box, other: Box): Box {
  const left = Math.max(one.left, other.left)
  const top = Math.max(one.top, other.top)
  const right = Math.min(one.left + one.width, other.left + other.width)
  const bottom = Math.min(one.top + one.height, other.top + other.height)
  return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) }
}

export function holds({ left, top, width, height }: Box, x: number, y: number): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height
}
