import { length, numbers, round, within } from './numbers'
import { cleanPath } from './path'
import type { Node } from './read-svg'

export type Size = { width: number; height: number }

/** A shape as react-pdf draws it rightly: every number given, none of them in percent. */
export type Shape = { name: string; attributes: Record<string, string | number> }

/** Undefined for what is no shape or draws nothing. */
export function readShape({ name, attributes }: Node, size: Size): Shape | undefined {
  const across = (key: string) => length(attributes[key], size.width)
  const down = (key: string) => length(attributes[key], size.height)
  switch (name) {
    case 'path':
      return path(cleanPath(attributes.d ?? ''))
    case 'polyline':
    case 'polygon': {
      const points = numbers(attributes.points ?? '')
      const listed = points.slice(0, points.length - (points.length % 2)).join(' ')
      return path(cleanPath(listed ? `M ${listed} ${name === 'polygon' ? 'Z' : ''}` : ''))
    }
    case 'line': {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [across('x1'), down('y1'), across('x2'), down('y2')]
      return { name, attributes: { x1, y1, x2, y2 } }
    }
    case 'rect': {
      const [x = 0, y = 0] = [across('x'), down('y')]
      const [width = 0, height = 0] = [across('width'), down('height')]
      if (width <= 0 || height <= 0) return undefined
      const [rx, ry] = [across('rx') ?? down('ry') ?? 0, down('ry') ?? across('rx') ?? 0]
      const box = { x, y, width, height }
      if (rx <= 0 || ry <= 0) return { name, attributes: box }
      const round = { rx: Math.min(rx, width / 2), ry: Math.min(ry, height / 2) }
      return { name, attributes: { ...box, ...round } }
    }
    case 'circle': {
      const r = length(attributes.r, Math.hypot(size.width, size.height) / Math.SQRT2) ?? 0
      return r > 0
        ? { name, attributes: { cx: across('cx') ?? 0, cy: down('cy') ?? 0, r } }
        : undefined
    }
    case 'ellipse': {
      const [rx, ry] = [across('rx') ?? down('ry') ?? 0, down('ry') ?? across('rx') ?? 0]
      if (rx <= 0 || ry <= 0) return undefined
      return { name, attributes: { cx: across('cx') ?? 0, cy: down('cy') ?? 0, rx, ry } }
    }
    default:
      return undefined
  }
}

/** The same outline as a path: react-pdf takes the numbers of other shapes in a clip for words. */
export function outline({ name, attributes }: Shape): string {
  if (name === 'path') return String(attributes.d)
  const { x = 0, y = 0, width = 0, height = 0, cx = 0, cy = 0, r = 0 } = attributes as Numbers
  const { rx = r, ry = r, x1 = 0, y1 = 0, x2 = 0, y2 = 0 } = attributes as Numbers
  if (name === 'line') return cleanPath(`M ${x1} ${y1} L ${x2} ${y2}`)
  if (name !== 'rect') {
    const half = (to: number) => `A ${rx} ${ry} 0 0 1 ${to} ${cy}`
    return cleanPath(`M ${cx - rx} ${cy} ${half(cx + rx)} ${half(cx - rx)} Z`)
  }
  const corner = (across: number, down: number) => `a ${rx} ${ry} 0 0 1 ${across} ${down}`
  const [wide, high] = [width - 2 * rx, height - 2 * ry]
  return cleanPath(
    `M ${x + rx} ${y} h ${wide} ${corner(rx, ry)} v ${high} ${corner(-rx, ry)} h ${-wide} ${corner(-rx, -ry)} v ${-high} ${corner(rx, -ry)} Z`,
  )
}

type Numbers = Record<string, number>

function path(d: string): Shape | undefined {
  return d === '' ? undefined : { name: 'path', attributes: { d } }
}

/** The frame of the whole drawing: its `viewBox`, else its width and height. */
export function readFrame({ attributes }: Node): (Size & { x: number; y: number }) | undefined {
  const [x, y, width, height] = numbers(attributes.viewBox ?? '').map(round)
  if (x !== undefined && y !== undefined && usable(width) && usable(height)) {
    return within(x) && within(y) ? { x, y, width, height } : undefined
  }
  const [wide, high] = [length(attributes.width, Number.NaN), length(attributes.height, Number.NaN)]
  return usable(wide) && usable(high) ? { x: 0, y: 0, width: wide, height: high } : undefined
}

function usable(side: number | undefined): side is number {
  return side !== undefined && side >= 0.01 && within(side)
}
