import type { Align } from '../schema'
import { type Dress, more, one, textItem, type Wear } from './dress'
import type { Fact } from './facts'
import { columns } from './flow'
import type { Box, Field } from './items'

const line = { height: 34, between: 6 }

/** How many rows side by side facts need, each at least `least` wide. */
export function factRows(count: number, width: number, least: number): number {
  return Math.ceil(count / Math.max(1, Math.floor(width / least)))
}

/** A row of the page for facts side by side; none where there are none. */
export function factsRow(rows: number, gap: number) {
  const height = factsHeight(rows)
  return rows > 0 && { id: 'facts', height, gap, grow: 2 }
}

/** How high that many rows are. */
export function factsHeight(rows: number): number {
  return rows * line.height + (rows - 1) * line.between
}

/** Facts side by side, in as many rows of the same length as fit. */
export function factBoxes(
  box: Box | undefined,
  count: number,
  rows: number,
  across: Parameters<typeof columns>[2],
): Box[] {
  if (!box) return []
  const perRow = Math.ceil(count / rows)
  const height = (box.height - (rows - 1) * line.between) / rows
  return Array.from({ length: rows }, (_, row) => {
    const own = { ...box, top: box.top + row * (height + line.between), height }
    const here = Math.min(perRow, count - row * perRow)
    // All rows keep to the columns of the first, but in the middle each stands by itself.
    if (across.side === 'center') return columns(own, here, across)
    return columns(own, perRow, across).slice(0, here)
  }).flat()
}

/** A label over its value each. */
export function factFields(
  dress: Dress,
  facts: readonly Fact[],
  boxes: readonly Box[],
  align: Align,
) {
  const label: Wear = { cut: dress.label, tone: 'muted', steps: [one(9, 6), more(2, 6, 3)] }
  const shown: Wear = {
    cut: dress.strong,
    tone: 'ink',
    valign: 'top',
    steps: [one(11.5, 9), more(2, 8.5, 6), more(5, 6, 3)],
  }
  return facts.flatMap(({ id, label: name, value, fixed }, i): Field[] => {
    const box = boxes[i]
    if (!box) return []
    return [
      {
        ...{ id, box, align },
        items: (own, side) => {
          const upper = { ...own, height: own.height * 0.37 }
          const lower = { ...own, top: own.top + upper.height, height: own.height - upper.height }
          return [
            ...textItem(dress, { text: name }, label, upper, side),
            ...textItem(dress, { text: value, fixed }, shown, lower, side),
          ]
        },
      },
    ]
  })
}
