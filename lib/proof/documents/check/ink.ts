import type { Ink } from './read'

/** A piece of an outline: to where, and over which points it bends. In em, upwards. */
export type Stroke =
  | readonly ['M' | 'L', number, number]
  | readonly ['Q', number, number, number, number]
  | readonly ['C', number, number, number, number, number, number]

/** The form of an outline; null where it inks nothing. */
export function inkOf(outline: Iterable<Stroke>): Ink | null {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  let [area, momentX, momentY] = [0, 0, 0]
  let [x, y, beginX, beginY] = [0, 0, 0, 0]
  const to = (nextX: number, nextY: number) => {
    // Green's theorem: sums along the edge are sums over what it encloses.
    const cross = x * nextY - nextX * y
    area += cross / 2
    momentX += ((x + nextX) * cross) / 6
    momentY += ((y + nextY) * cross) / 6
    ;[x, y] = [nextX, nextY]
    left = Math.min(left, x)
    right = Math.max(right, x)
    bottom = Math.min(bottom, y)
    top = Math.max(top, y)
  }
  for (const stroke of outline) {
    if (stroke[0] === 'M') {
      to(beginX, beginY)
      ;[, x, y] = stroke
      ;[beginX, beginY] = [x, y]
      to(x, y)
    } else for (const [nextX, nextY] of pointsOf(stroke, x, y)) to(nextX, nextY)
  }
  to(beginX, beginY)
  if (Math.abs(area) < 1e-9) return null
  return [left, bottom, right, top, Math.abs(area), momentX / area, momentY / area]
}

/** Points along it, near enough to each other that what is between them does not count. */
function pointsOf(stroke: Stroke, fromX: number, fromY: number): [number, number][] {
  if (stroke[0] === 'M' || stroke[0] === 'L') return [[stroke[1], stroke[2]]]
  const [, ...ends] = stroke
  const points = [fromX, fromY, ...ends]
  const weigh = points.length === 6 ? bentOnce : bentTwice
  return steps.map((t) => {
    let [x, y] = [0, 0]
    for (const [i, weight] of weigh(t, 1 - t).entries()) {
      x += weight * (points[2 * i] ?? 0)
      y += weight * (points[2 * i + 1] ?? 0)
    }
    return [x, y]
  })
}

const bentOnce = (t: number, u: number) => [u * u, 2 * u * t, t * t]
const bentTwice = (t: number, u: number) => [u ** 3, 3 * u * u * t, 3 * u * t * t, t ** 3]
const steps = [0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1]

/** Whether two forms are one, whatever programs the files went through rounded. */
export function sameInk(one: Ink, other: Ink): boolean {
  return one.every((value, i) => Math.abs(value - (other[i] ?? 0)) < (i === 4 ? 0.004 : 0.012))
}

/** Whether a form is the very one: by that, unlike by being much the same, è is told from é. */
export function isInkOf(one: Ink | null, other: Ink | null): boolean {
  return other !== null && !!one?.every((value, i) => Math.abs(value - (other[i] ?? 0)) < 0.0002)
}
