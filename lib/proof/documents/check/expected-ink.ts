import { ShortMemory } from '../short-memory'
import type { FontFile } from '../text/font-file'
import type { Cell } from '../text/shape'
import { inkOf, type Stroke } from './ink'
import type { Ink } from './read'

const cells = new WeakMap<FontFile, ShortMemory<string, Ink | null>>()

/** The form that a cell has on the page, by its font. */
export function cellInk(font: FontFile, { parts, key }: Cell): Ink | null {
  return remembered(font, key, () =>
    inkOf(parts.flatMap(({ id, x, y }) => strokesOf(font, id, x, y))),
  )
}

/** The form of one glyph of the font. */
export function partInk(font: FontFile, id: number): Ink | null {
  return remembered(font, `${id}`, () => inkOf(strokesOf(font, id, 0, 0)))
}

function remembered(font: FontFile, key: string, make: () => Ink | null): Ink | null {
  const own = cells.get(font) ?? new ShortMemory<string, Ink | null>(2_000)
  if (own.size === 0) cells.set(font, own)
  const known = own.get(key)
  if (known !== undefined) return known
  const made = make()
  own.set(key, made)
  return made
}

/** A glyph's outline in em, moved by so many font units. */
function strokesOf({ font, upem }: FontFile, id: number, x: number, y: number): Stroke[] {
  return Array.from(
    font.glyphToPath(id).matchAll(/([MLQC])([^MLQCZ]*)/g),
    ([, kind, points = '']) => {
      const numbers = points.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []
      const moved = numbers.map((value, i) => (Number(value) + (i % 2 === 0 ? x : y)) / upem)
      return [kind, ...moved] as unknown as Stroke
    },
  )
}
