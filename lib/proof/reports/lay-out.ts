import type { Cell, Mood, Report } from './schema'
import { type Placed, type Style, setCell } from './set-cell'

/** A4, upright, in points. */
export const paper = { width: 595.28, height: 841.89 }
export const margin = { side: 42, top: 48, bottom: 56 }
const width = paper.width - 2 * margin.side
const gap = 8

export const inks = { ink: '#1b211d', muted: '#575f57', line: '#e3dfd3', laurel: '#1c6843' }

/** As the pages' own colours have it. */
const moods: Record<Mood, string> = {
  ...{ good: '#1a6b3c', bad: '#a1261e', warning: '#865000', unsure: '#465360' },
}

/** One page: its texts, and the heights at which lines go across it. */
export type LaidPage = { texts: Placed[]; rules: number[] }

/** Where everything stands, page by page: a row is never broken, and each page has the headings. */
export function layOut(report: Report): LaidPage[] {
  const head = layHead(report)
  const pages: LaidPage[] = []
  let page: LaidPage = head.page
  let top = layHeadings(report, page, head.bottom)
  for (const row of report.rows) {
    let laid = layRow(report, row, top)
    if (laid.bottom > paper.height - margin.bottom) {
      pages.push(page)
      page = { texts: [], rules: [] }
      laid = layRow(report, row, layHeadings(report, page, margin.top))
    }
    page.texts.push(...laid.texts)
    page.rules.push(laid.bottom)
    top = laid.bottom
  }
  return [...pages, page]
}

function layHead({ title, lead, facts }: Report): { page: LaidPage; bottom: number } {
  const texts: Placed[] = []
  let top = margin.top + 34
  const add = (text: string, style: Style, left = 0, space = 0) => {
    const placed = setCell(text, { left: margin.side + left, top, width: width - left }, style)
    if (placed) texts.push(placed)
    top += (placed?.height ?? 0) + space
  }
  add(title, { size: 20, cut: 'bold', color: inks.ink }, 0, 4)
  add(lead, { size: 9.5, cut: 'regular', color: inks.muted }, 0, 12)
  for (const { name, value } of facts) {
    const before = top
    add(name, { size: 8.5, cut: 'regular', color: inks.muted, lines: 2 })
    const under = top
    top = before
    add(value, { size: 8.5, cut: 'regular', color: inks.ink, lines: 6 }, 130)
    top = Math.max(under, top) + 3
  }
  return { page: { texts, rules: [] }, bottom: top + 14 }
}

function layHeadings(report: Report, page: LaidPage, top: number): number {
  const style = { size: 7.5, cut: 'bold', color: inks.muted, lines: 2 } as const
  const texts = inColumns(
    report,
    top,
    report.columns.map(({ name }) => [name, style] as const),
  )
  const bottom = bottomOf(texts, top)
  page.texts.push(...texts)
  page.rules.push(bottom)
  return bottom
}

function layRow(report: Report, row: readonly Cell[], top: number) {
  const cells = row.map((cell) => {
    const mood = typeof cell === 'string' ? undefined : cell.mood
    const style: Style = {
      ...{ size: 8, cut: mood ? 'bold' : 'regular', color: mood ? moods[mood] : inks.ink },
    }
    return [typeof cell === 'string' ? cell : cell.text, style] as const
  })
  const texts = inColumns(report, top + 5, cells)
  return { texts, bottom: bottomOf(texts, top + 5) }
}

function inColumns(
  { columns }: Report,
  top: number,
  cells: readonly (readonly [text: string, style: Style])[],
): Placed[] {
  let left = margin.side
  return cells.flatMap(([text, style], at) => {
    const room = width * (columns[at]?.share ?? 0)
    const placed = setCell(text, { left, top, width: room - gap }, style)
    left += room
    return placed ?? []
  })
}

function bottomOf(texts: Placed[], top: number): number {
  return top + Math.max(10, ...texts.map(({ height }) => height)) + 5
}
