import { round, within } from './numbers'

/**
 * The data of a path (SVG 2, 9.3) with nothing but M, L, C, Q and Z, absolute: what every reader
 * draws alike. As in SVG, it ends before the first mistake; empty where nothing is left.
 */
export function cleanPath(d: string): string {
  const read = reader(d)
  const out: string[] = []
  let [x, y, startX, startY] = [0, 0, 0, 0]
  /** The last control point, which S and T mirror. */
  let cubic: Point | undefined
  let quadratic: Point | undefined
  const put = (name: string, ...given: number[]): boolean => {
    const rounded = given.map(round)
    if (!rounded.every(within)) return false
    out.push([name, ...rounded].join(' '))
    ;[x = x, y = y] = rounded.slice(-2)
    return true
  }
  for (let name = read.command(); name !== undefined; name = read.command()) {
    const kind = name.toUpperCase()
    if (out.length === 0 && kind !== 'M') break
    if (kind === 'Z') {
      out.push('Z')
      ;[x, y] = [startX, startY]
      cubic = quadratic = undefined
      continue
    }
    const given = read.numbers(kind)
    if (!given) break
    const relative = name !== kind
    const to = (i: number): Point => [
      (given[i] ?? 0) + (relative ? x : 0),
      (given[i + 1] ?? 0) + (relative ? y : 0),
    ]
    const mirrored = (point: Point | undefined): Point =>
      point ? [2 * x - point[0], 2 * y - point[1]] : [x, y]
    const [wasCubic, wasQuadratic] = [cubic, quadratic]
    cubic = quadratic = undefined
    let fine = true
    switch (kind) {
      case 'M':
        fine = put('M', ...to(0))
        ;[startX, startY] = [x, y]
        break
      case 'L':
        fine = put('L', ...to(0))
        break
      case 'H':
        fine = put('L', (given[0] ?? 0) + (relative ? x : 0), y)
        break
      case 'V':
        fine = put('L', x, (given[0] ?? 0) + (relative ? y : 0))
        break
      case 'C':
        cubic = to(2)
        fine = put('C', ...to(0), ...cubic, ...to(4))
        break
      case 'S': {
        const first = mirrored(wasCubic)
        cubic = to(0)
        fine = put('C', ...first, ...cubic, ...to(2))
        break
      }
      case 'Q':
        quadratic = to(0)
        fine = put('Q', ...quadratic, ...to(2))
        break
      case 'T':
        quadratic = mirrored(wasQuadratic)
        fine = put('Q', ...quadratic, ...to(0))
        break
      case 'A': {
        const [rx = 0, ry = 0, turn = 0, large = 0, sweep = 0] = given
        const end = to(5)
        for (const curve of arc([x, y], [rx, ry], turn, large === 1, sweep === 1, end)) {
          fine &&= put(curve.length === 2 ? 'L' : 'C', ...curve)
        }
      }
    }
    if (!fine) break
  }
  return out.length > 1 ? out.join(' ') : ''
}

type Point = [x: number, y: number]

const counts: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7 }
const number = /[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?)/iy
const flag = /[\s,]*([01])/y
const letter = /[\s,]*([MLHVCSQTAZ])/iy

/** Commands one after another; a group of numbers without one repeats the last, M as L. */
function reader(d: string) {
  let at = 0
  let last: string | undefined
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(d)
    if (found) at = pattern.lastIndex
    return found?.[1]
  }
  return {
    command(): string | undefined {
      const given = take(letter)
      if (given) {
        last = given
        return given
      }
      number.lastIndex = at
      if (last === undefined || last.toUpperCase() === 'Z' || !number.test(d)) return undefined
      if (last.toUpperCase() === 'M') last = last === 'm' ? 'l' : 'L'
      return last
    },
    numbers(kind: string): number[] | undefined {
      const found: number[] = []
      for (let i = 0; i < (counts[kind] ?? 0); i++) {
        const text = take(kind === 'A' && (i === 3 || i === 4) ? flag : number)
        if (text === undefined) return undefined
        found.push(Number(text))
      }
      return found
    },
  }
}

/** An arc as cubic curves of at most a right angle each (SVG 2, B.2.4), or as the line it comes to. */
function arc(from: Point, radii: Point, turn: number, large: boolean, sweep: boolean, to: Point) {
  let [rx, ry] = radii.map(Math.abs) as Point
  if (round(from[0] - to[0]) === 0 && round(from[1] - to[1]) === 0) return []
  if (rx < 1e-6 || ry < 1e-6) return [to]
  const [sin, cos] = [Math.sin((turn / 180) * Math.PI), Math.cos((turn / 180) * Math.PI)]
  const [dx, dy] = [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2]
  const [px, py] = [cos * dx + sin * dy, -sin * dx + cos * dy]
  const stretch = Math.sqrt((px / rx) ** 2 + (py / ry) ** 2)
  if (stretch > 1) [rx, ry] = [rx * stretch, ry * stretch]
  const room = (px / rx) ** 2 + (py / ry) ** 2
  const k = Math.sqrt(Math.max(0, 1 / room - 1)) * (large === sweep ? -1 : 1)
  const [ux, uy] = [(k * rx * py) / ry, (-k * ry * px) / rx]
  const centre: Point = [
    cos * ux - sin * uy + (from[0] + to[0]) / 2,
    sin * ux + cos * uy + (from[1] + to[1]) / 2,
  ]
  const begin = Math.atan2((py - uy) / ry, (px - ux) / rx)
  let sweepBy = Math.atan2((-py - uy) / ry, (-px - ux) / rx) - begin
  if (sweep && sweepBy < 0) sweepBy += 2 * Math.PI
  if (!sweep && sweepBy > 0) sweepBy -= 2 * Math.PI
  const parts = Math.max(1, Math.ceil(Math.abs(sweepBy) / (Math.PI / 2) - 1e-9))
  const step = sweepBy / parts
  const handle = (4 / 3) * Math.tan(step / 4)
  const place = (x: number, y: number): Point => [
    centre[0] + cos * rx * x - sin * ry * y,
    centre[1] + sin * rx * x + cos * ry * y,
  ]
  return Array.from({ length: parts }, (_, i) => {
    const [a, b] = [begin + i * step, begin + (i + 1) * step]
    const [cosA, sinA, cosB, sinB] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)]
    const end = i === parts - 1 ? to : place(cosB, sinB)
    return [
      ...place(cosA - handle * sinA, sinA + handle * cosA),
      ...place(cosB + handle * sinB, sinB - handle * cosB),
      ...end,
    ]
  })
}
