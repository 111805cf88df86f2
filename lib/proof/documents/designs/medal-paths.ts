/** The parts of a medal as paths round (0,0), in units of which its radius has a hundred. */

/** A coin's edge of `count` small bows. */
export function scallops(radius: number, count: number): string {
  const bow = (radius * Math.PI) / count
  const points = Array.from({ length: count + 1 }, (_, i) => at(radius, i / count))
  const [start, ...rest] = points
  return `M${start}${rest.map((to) => `A${round(bow)} ${round(bow)} 0 0 1 ${to}`).join('')}z`
}

/**
 * A ring of metal that catches the light on four sides: its sectors by how bright they are, from 0
 * to 1. Each overlaps the next, lest a hair of the ground shows between them.
 */
export function gleam(inner: number, outer: number, turn: number) {
  const byShare = new Map<number, string>()
  for (let i = 0; i < sectors; i++) {
    const middle = (i + 0.5) / sectors
    const wave =
      Math.cos(4 * Math.PI * (middle - turn)) * 0.7 + Math.cos(10 * Math.PI * middle) * 0.3
    const share = Math.round((wave / 2 + 0.5) * tones) / tones
    const [from, to] = [i / sectors, (i + 1.3) / sectors]
    const path = `M${at(inner, from)}L${at(outer, from)}L${at(outer, to)}L${at(inner, to)}z`
    byShare.set(share, (byShare.get(share) ?? '') + path)
  }
  return [...byShare].map(([share, path]) => ({ share, path }))
}

const sectors = 144
const tones = 10

/** Lines that run from the middle outwards. */
export function rays(inner: number, outer: number, count: number): string {
  return turns(count, (turn) => `M${at(inner, turn)}L${at(outer, turn)}`)
}

/** Small discs on a circle. */
export function beads(radius: number, size: number, count: number): string {
  return turns(count, (turn) => {
    const [x, y] = place(radius, turn)
    return `M${round(x - size)} ${round(y)}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0z`
  })
}

/** A star's facets, those in the light and those in the shade. */
export function star(
  outer: number,
  inner: number,
  points: number,
): { lit: string; shaded: string } {
  const facet = (side: number) =>
    turns(points, (turn) => `M0 0L${at(outer, turn)}L${at(inner, turn + side / (2 * points))}z`)
  return { lit: facet(-1), shaded: facet(1) }
}

/** Two boughs of laurel that rise from below and leave the top open: the leaves, and their stems. */
export function wreath(radius: number): { leaves: string; stems: string } {
  let leaves = ''
  for (const side of [-1, 1]) {
    for (let i = 0; i < 10; i++) {
      const turn = 0.5 + side * (0.05 + i * 0.042)
      const length = 15.5 - i * 0.45
      for (const lean of [-1, 1]) leaves += leaf(radius, turn, side, lean, length)
    }
    leaves += leaf(radius, 0.5 + side * 0.45, side, 0, 11)
  }
  const bough = (side: number) => {
    const sweep = side > 0 ? 1 : 0
    return `M${at(radius, 0.5 - side * 0.02)}A${radius} ${radius} 0 0 ${sweep} ${at(radius, 0.5 + side * 0.45)}`
  }
  return { leaves, stems: bough(-1) + bough(1) }
}

/** A pointed leaf at a place of the bough, leaning outwards (1), inwards (-1) or along it (0). */
function leaf(radius: number, turn: number, side: number, lean: number, length: number): string {
  const [x, y] = place(radius, turn)
  // Along the bough, away from the stem, turned a little to its side.
  const along = turn * 2 * Math.PI + (side > 0 ? 0 : Math.PI) - side * lean * 0.5
  const [dx, dy] = [Math.cos(along), Math.sin(along)]
  const point = (far: number, off: number) =>
    `${round(x + dx * far - dy * off)} ${round(y + dy * far + dx * off)}`
  const wide = length * 0.27
  return `M${point(0, 0)}C${point(length * 0.3, wide)} ${point(length * 0.65, wide)} ${point(length, 0)}C${point(length * 0.65, -wide)} ${point(length * 0.3, -wide)} ${point(0, 0)}z`
}

function turns(count: number, path: (turn: number) => string): string {
  return Array.from({ length: count }, (_, i) => path(i / count)).join('')
}

/** Turns count from the top, clockwise. */
function place(radius: number, turn: number): [number, number] {
  const angle = turn * 2 * Math.PI
  return [radius * Math.sin(angle), -radius * Math.cos(angle)]
}

function at(radius: number, turn: number): string {
  const [x, y] = place(radius, turn)
  return `${round(x)} ${round(y)}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
