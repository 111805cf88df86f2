import type { Box } from './items'

/**
 * A part of a column. `gap` is the white above it and `height` its own, in points, where there is
 * room for all; `grow` is its share of what is left over, which goes to the white above it. `below`
 * stays free under it for an ornament.
 */
export type Row<Id extends string = string> = {
  id: Id
  height: number
  gap: number
  grow?: number
  below?: number
}

/** How far a page that is too full may press its rows and the white between them. */
const pressed = { height: 0.8, gap: 0.4 }

/**
 * Sets rows one below another in an area. What is left over goes where rows ask for it (`end`: under
 * the last), and what is missing is taken from rows and white alike.
 */
export function flow<Id extends string>(
  area: Box,
  rows: readonly (Row<Id> | false)[],
  end = 0,
): Map<Id, Box> {
  const there = rows.filter((row) => row !== false)
  const wanted = sum(there, ({ gap, height, below = 0 }) => gap + height + below)
  const least = sum(
    there,
    ({ gap, height, below = 0 }) => gap * pressed.gap + height * pressed.height + below,
  )
  const spare = Math.max(0, area.height - wanted)
  const growth = sum(there, ({ grow = 0 }) => grow) + end
  const press = wanted <= area.height ? 0 : (wanted - area.height) / (wanted - least)
  const boxes = new Map<Id, Box>()
  let top = area.top
  for (const { id, gap, height, grow = 0, below = 0 } of there) {
    top += gap * (1 - press * (1 - pressed.gap)) + (growth > 0 ? (spare * grow) / growth : 0)
    const own = height * (1 - press * (1 - pressed.height))
    boxes.set(id, { left: area.left, top, width: area.width, height: own })
    top += own + below
  }
  return boxes
}

/** Boxes side by side, `gap` apart and no wider than `most`, at the box's `side`. */
export function columns(
  box: Box,
  count: number,
  { gap, most, side }: { gap: number; most: number; side: 'left' | 'center' },
): Box[] {
  const width = Math.min(most, (box.width - (count - 1) * gap) / count)
  const spare = box.width - count * width - (count - 1) * gap
  const left = box.left + (side === 'center' ? spare / 2 : 0)
  return Array.from({ length: count }, (_, i) => ({
    ...box,
    left: left + i * (width + gap),
    width,
  }))
}

/** Boxes of one height, one below another, `gap` apart. */
export function stacked(box: Box, count: number, { gap, most }: { gap: number; most: number }) {
  const height = Math.min(most, (box.height - (count - 1) * gap) / count)
  return Array.from({ length: count }, (_, i) => ({
    ...box,
    top: box.top + i * (height + gap),
    height,
  }))
}

/**
 * About how many lines a text takes, without its font: letters are half as wide as they are high,
 * Chinese, Japanese and Korean ones square.
 */
export function roughLines(text: string, size: number, width: number): number {
  const square = text.match(squares)?.length ?? 0
  return Math.max(1, Math.ceil((((text.length - square) * 0.52 + square) * size) / width))
}

const squares = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0)
}
