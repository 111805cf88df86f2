import { readColour } from './colours'
import { length, numbers, round, share, within } from './numbers'
import type { Said } from './style'

/** A colour, or the id of a gradient. */
export type Paint = { hex: string; alpha: number } | { gradient: string }

/** How a shape is painted: all that it inherits, with the opacity of the groups it stands in. */
export type Painting = {
  fill: Paint | undefined
  fillOpacity: number
  evenOdd: boolean
  stroke: Paint | undefined
  strokeOpacity: number
  strokeWidth: number
  cap: string
  join: string
  dashes: number[]
  opacity: number
  color: string
  visible: boolean
}

/** SVG's own beginning. */
export const unpainted: Painting = {
  ...{ fill: { hex: '#000000', alpha: 1 }, fillOpacity: 1, evenOdd: false },
  ...{ stroke: undefined, strokeOpacity: 1, strokeWidth: 1, cap: 'butt', join: 'miter' },
  ...{ dashes: [], opacity: 1, color: '#000000', visible: true },
}

/** What is inherited, with what the element says itself. `whole` is what a width's 100% is. */
export function painted(before: Painting, said: Said, whole: number): Painting {
  const given = (name: string) => (said[name] === 'inherit' ? undefined : said[name])
  const color =
    given('color') && readColour(given('color') ?? '') ? (given('color') ?? '') : before.color
  const one = (name: string, known: readonly string[], otherwise: string) =>
    known.find((word) => word === given(name)?.trim()) ?? otherwise
  return {
    color,
    fill: paint(given('fill'), before.fill, color),
    fillOpacity: share(given('fill-opacity')) ?? before.fillOpacity,
    evenOdd:
      one('fill-rule', ['evenodd', 'nonzero'], before.evenOdd ? 'evenodd' : '') === 'evenodd',
    stroke: paint(given('stroke'), before.stroke, color),
    strokeOpacity: share(given('stroke-opacity')) ?? before.strokeOpacity,
    strokeWidth: Math.max(0, length(given('stroke-width'), whole) ?? before.strokeWidth),
    cap: one('stroke-linecap', ['butt', 'round', 'square'], before.cap),
    join: one('stroke-linejoin', ['miter', 'round', 'bevel'], before.join),
    dashes: dashes(given('stroke-dasharray'), before.dashes),
    opacity: before.opacity * (share(given('opacity')) ?? 1),
    visible:
      one('visibility', ['visible', 'hidden', 'collapse'], before.visible ? 'visible' : '') ===
      'visible',
  }
}

function paint(
  text: string | undefined,
  before: Paint | undefined,
  color: string,
): Paint | undefined {
  if (text === undefined) return before
  const word = text.trim()
  if (word === 'none') return undefined
  const [, gradient] = /^url\(\s*['"]?\s*#([^'")\s]+)\s*['"]?\s*\)/.exec(word) ?? []
  if (gradient) return { gradient }
  return readColour(/^currentcolor$/i.test(word) ? color : word) ?? before
}

const dashesAtMost = 20

/** react-pdf takes none that is not above zero. */
function dashes(text: string | undefined, before: number[]): number[] {
  if (text === undefined) return before
  const given = numbers(text).slice(0, dashesAtMost).map(round)
  const usable = given.every((n) => n >= 0 && within(n)) && given.some((n) => n > 0)
  return usable ? given.map((n) => Math.max(n, 0.001)) : []
}
