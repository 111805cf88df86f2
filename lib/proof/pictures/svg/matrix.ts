import { numbers, round, within } from './numbers'

/** As SVG's `matrix(a b c d e f)`. */
export type Matrix = readonly [number, number, number, number, number, number]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** What a `transform` does, or undefined where it cannot be read or leads out of all bounds. */
export function readTransform(text: string | undefined): Matrix | undefined {
  let whole: Matrix = identity
  for (const part of (text ?? '').split(')')) {
    if (/^[\s,]*$/.test(part)) continue
    const [name = '', list] = part.split('(')
    const step = list === undefined ? undefined : read(name.replace(/[\s,]/g, ''), numbers(list))
    if (!step) return undefined
    whole = times(whole, step)
  }
  const rounded = whole.map(round) as unknown as Matrix
  return rounded.every(within) ? rounded : undefined
}

function read(name: string, given: number[]): Matrix | undefined {
  const [a = 0, b, c = 0] = given
  if (given.length === 0) return undefined
  switch (name) {
    case 'matrix':
      return given.length === 6 ? (given as unknown as Matrix) : undefined
    case 'translate':
      return [1, 0, 0, 1, a, b ?? 0]
    case 'scale':
      return [a, 0, 0, b ?? a, 0, 0]
    case 'rotate': {
      const [sin, cos] = [Math.sin(radians(a)), Math.cos(radians(a))]
      const about = times([1, 0, 0, 1, b ?? 0, c], [cos, sin, -sin, cos, 0, 0])
      return times(about, [1, 0, 0, 1, -(b ?? 0), -c])
    }
    case 'skewX':
      return [1, 0, Math.tan(radians(a)), 1, 0, 0]
    case 'skewY':
      return [1, Math.tan(radians(a)), 0, 1, 0, 0]
    default:
      return undefined
  }
}

function radians(degrees: number): number {
  return (degrees / 180) * Math.PI
}

/** First `n`, then `m`. */
export function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}

/** What takes it back, or undefined where it makes all flat. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const area = a * d - b * c
  if (Math.abs(area) < 1e-9) return undefined
  const turned = [d, -b, -c, a, c * f - d * e, b * e - a * f].map((n) => round(n / area))
  return turned.every(within) ? (turned as unknown as Matrix) : undefined
}

export function isIdentity(m: Matrix): boolean {
  return m.every((n, i) => n === identity[i])
}

export function matrixText(m: Matrix): string {
  return `matrix(${m.map(round).join(' ')})`
}
