import { readColour } from './colours'
import { isIdentity, matrixText, readTransform } from './matrix'
import { length, round, share } from './numbers'
import type { Node } from './read-svg'
import type { Size } from './shapes'
import type { Said } from './style'

type Stop = { offset: number; hex: string; alpha: number }

/** A gradient as react-pdf draws it rightly; one colour, or none, where it comes to that. */
export type Gradient = { xml: (id: string) => string; stops: Stop[] }

/**
 * Reads a gradient with what it takes from those it refers to. react-pdf takes a zero for "not
 * given", begins with the second stop where the first is not at 0, and fails with fewer than two.
 */
export function readGradient(
  node: Node,
  byId: ReadonlyMap<string, Node>,
  said: (node: Node) => Said,
  size: Size,
): Gradient | undefined {
  const chain = [node]
  for (let at: Node | undefined = node; at && chain.length < 10; ) {
    const next: Node | undefined = byId.get((at.attributes.href ?? '').trim().slice(1))
    at = next?.name.endsWith('Gradient') && !chain.includes(next) ? next : undefined
    if (at) chain.push(at)
  }
  const given = (name: string) =>
    chain.find(({ attributes }) => name in attributes)?.attributes[name]
  const owner = chain.find(({ children }) => children.some(({ name }) => name === 'stop'))
  const stops = readStops(owner?.children ?? [], said)
  if (stops.length === 0) return undefined

  const inBox = given('gradientUnits')?.trim() !== 'userSpaceOnUse'
  const [wide, high] = inBox ? [1, 1] : [size.width, size.height]
  const at = (name: string, whole: number, otherwise: number) =>
    round(length(given(name), whole) ?? otherwise) || 0.000001
  const places =
    node.name === 'linearGradient'
      ? {
          x1: at('x1', wide, 0),
          y1: at('y1', high, 0),
          x2: at('x2', wide, wide),
          y2: at('y2', high, 0),
        }
      : radial(at, wide, high)
  const turn = readTransform(given('gradientTransform'))
  const attributes = {
    gradientUnits: inBox ? 'objectBoundingBox' : 'userSpaceOnUse',
    ...places,
    ...(turn && !isIdentity(turn) ? { gradientTransform: matrixText(turn) } : {}),
  }
  const list = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`)
  const inside = stops.map(
    ({ offset, hex, alpha }) =>
      `<stop offset="${offset}" stop-color="${hex}" stop-opacity="${alpha}"/>`,
  )
  return {
    stops,
    xml: (id) => `<${node.name} id="${id}"${list.join('')}>${inside.join('')}</${node.name}>`,
  }
}

type At = (name: string, whole: number, otherwise: number) => number

function radial(at: At, wide: number, high: number) {
  const [cx, cy] = [at('cx', wide, wide / 2), at('cy', high, high / 2)]
  const across = Math.hypot(wide, high) / Math.SQRT2
  const r = Math.max(0.000001, at('r', across, across / 2))
  // Without a focus of its own, which react-pdf takes for the centre.
  return { cx, cy, r }
}

const stopsAtMost = 50

function readStops(children: readonly Node[], said: (node: Node) => Said): Stop[] {
  const stops: Stop[] = []
  for (const node of children.filter(({ name }) => name === 'stop').slice(0, stopsAtMost)) {
    const looks = said(node)
    const colour = readColour(looks['stop-color'] ?? '#000000') ?? { hex: '#000000', alpha: 1 }
    const last = stops.at(-1)?.offset ?? 0
    const alpha = round(colour.alpha * (share(looks['stop-opacity']) ?? 1))
    const offset = round(Math.max(last, share(node.attributes.offset) ?? 0))
    stops.push({ offset, hex: colour.hex, alpha })
  }
  const [first, last] = [stops[0], stops.at(-1)]
  if (!first || !last) return []
  if (first.offset > 0) stops.unshift({ ...first, offset: 0 })
  if (last.offset < 1) stops.push({ ...last, offset: 1 })
  return stops
}
