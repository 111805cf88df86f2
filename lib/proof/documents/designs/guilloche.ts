/**
 * Engine-turned ornament as on banknotes: strands of one wave, out of step with each other. Each
 * half wave is one cubic curve, so a whole border is a few kilobytes of path. Units are points.
 */

export type Box = { x: number; y: number; width: number; height: number }

/** A cubic through (0,0) and (π,0) with slopes 1 and -1 and its top at 1 has handles of 4/3. */
const handle = 4 / 3 / Math.PI

/** Strands of waves along the four sides of a box, `swing` to each side of it. */
export function guillocheBorder(box: Box, wave: number, swing: number, strands: number): string {
  const { x, y, width, height } = box
  const across = (along: number, off: number): Point => [along, off]
  const down = (along: number, off: number): Point => [off, along]
  let path = ''
  for (let strand = 0; strand < strands; strand++) {
    const shift = strand / strands - 0.5
    path += waves(x, width, wave, shift, (a, o) => across(a, y + o * swing))
    path += waves(x, width, wave, shift, (a, o) => across(a, y + height + o * swing))
    path += waves(y, height, wave, shift, (a, o) => down(a, x + o * swing))
    path += waves(y, height, wave, shift, (a, o) => down(a, x + width + o * swing))
  }
  return path
}

/** Interlaced petals round a centre, between the two radii. */
export function rosette(cx: number, cy: number, inner: number, outer: number, petals: number) {
  const middle = (inner + outer) / 2
  const swing = (outer - inner) / 2
  let path = ''
  for (const shift of [0, 1 / 3, 2 / 3]) {
    path += waves(0, 1, 1 / petals, shift, (along, off) => {
      const radius = middle + off * swing
      const angle = along * 2 * Math.PI
      return [cx + radius * Math.sin(angle), cy - radius * Math.cos(angle)]
    })
  }
  return path
}

type Point = [number, number]

/** One strand from `start` over `length`, a whole number of waves, mapped by `at`. */
function waves(
  start: number,
  length: number,
  wave: number,
  shift: number,
  at: (along: number, off: number) => Point,
): string {
  const count = Math.round(length / wave)
  const half = length / count / 2
  let along = start + shift * 2 * half
  let path = `M${pair(at(along, 0))}`
  for (let i = 0; i < count * 2; i++) {
    const off = i % 2 === 0 ? 4 / 3 : -4 / 3
    const first = at(along + half * handle, off)
    const second = at(along + half * (1 - handle), off)
    along += half
    path += `C${pair(first)} ${pair(second)} ${pair(at(along, 0))}`
  }
  return path
}

function pair([x, y]: Point): string {
  return `${round(x)} ${round(y)}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
