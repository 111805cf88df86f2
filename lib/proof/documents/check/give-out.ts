import type { Box } from '../designs/items'
import type { FoundText } from './find-texts'
import { holds } from './matrix'
import type { Letter } from './read'
import type { TextLine } from './text-lines'

/** Further away, in points, a text belongs to no field. */
const nearEnough = 45

/**
 * Gives letters that nothing stood for to the texts that they are printed for: one that they are
 * printed over, else the nearest of those that were not found. The rest belongs to none.
 */
export function giveOut(segments: readonly TextLine[], found: readonly FoundText[]) {
  const given = new Map<FoundText, TextLine[]>()
  const others: TextLine[] = []
  const bounds = found.flatMap((one) =>
    one.lines.flatMap((line) => (line && line.length > 0 ? { one, box: boundsOf(line) } : [])),
  )
  for (const segment of segments) {
    const box = boundsOf(segment)
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
    const over = bounds.find((bound) => holds(bound.box, x, y))?.one
    const owner = over ?? nearest(found, segment, x, y)
    const own = owner && given.get(owner)
    if (own) own.push(segment)
    else if (owner) given.set(owner, [segment])
    else others.push(segment)
  }
  return { given, others }
}

function nearest(found: readonly FoundText[], [first]: TextLine, x: number, y: number) {
  let best: FoundText | undefined
  let least = nearEnough
  for (const one of found) {
    const own = one.expected.lines[0]?.letters[0]?.size ?? 0
    if (!one.lines.includes(null) || !first || own === 0) continue
    const unlike = 10 * Math.abs(Math.log(first.size / own))
    const away = distance(one.expected.box, x, y) + unlike
    if (away >= least) continue
    ;[best, least] = [one, away]
  }
  return best
}

function distance({ left, top, width, height }: Box, x: number, y: number): number {
  return Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height))
}

/** About what letters take up: from the height of a capital to the baseline. */
function boundsOf(letters: readonly Letter[]): Box {
  const left = Math.min(...letters.map(({ x }) => x))
  const right = Math.max(...letters.map(({ x, width }) => x + width))
  const top = Math.min(...letters.map(({ y, size }) => y - 0.75 * size))
  const bottom = Math.max(...letters.map(({ y }) => y))
  return { left, top, width: right - left, height: bottom - top }
}
