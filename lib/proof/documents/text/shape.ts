import * as hb from 'harfbuzzjs'
import { ShortMemory } from '../short-memory'
import type { Cut, Family } from './faces'
import { type FontFile, openFont } from './font-file'
import type { Run } from './itemise'

/** A glyph by its number in the font, and where it stands from its cell's beginning. Font units. */
export type Part = { id: number; x: number; y: number }

/**
 * What cannot be taken apart on the page, from left to right: a letter with its marks, a ligature, a
 * syllable of an Indic script. `text` is what it stands for, `advance` how far the pen moves on, in
 * font units; `key` tells cells of a font apart.
 */
export type Cell = { text: string; advance: number; parts: readonly Part[]; key: string }

/**
 * A run as HarfBuzz sets it; `width` in em. `gaps`: how many places there are for tracking, none in
 * a script whose letters join.
 */
export type Shaped = {
  font: FontFile
  run: Run
  cells: readonly Cell[]
  width: number
  gaps: number
}

const joined: readonly Family[] = [
  'Noto Naskh Arabic',
  'Noto Sans Devanagari',
  'Noto Sans Bengali',
  'Twemoji',
]

/** By font, the runs that were set in it. */
const shaped = new Map<FontFile, ShortMemory<string, Shaped>>()

/** Sets a run in its font. What is set often (labels, dates, the words of a name) is remembered. */
export function shape(run: Run, cut: Cut): Shaped {
  const font = openFont(run.family, cut)
  const own = shaped.get(font) ?? new ShortMemory<string, Shaped>(1_000)
  if (own.size === 0) shaped.set(font, own)
  const key = run.level % 2 === 1 ? `\u200f${run.text}` : run.text
  const known = own.get(key)
  if (known) return known
  const cells = setCells(run, font)
  const width = cells.reduce((sum, cell) => sum + cell.advance, 0) / font.upem
  const made = { font, run, cells, width, gaps: joined.includes(run.family) ? 0 : cells.length }
  own.set(key, made)
  return made
}

const buffer = new hb.Buffer()

function setCells(run: Run, { font }: FontFile): Cell[] {
  const { text, level } = run
  buffer.clearContents()
  buffer.setClusterLevel(hb.ClusterLevel.MONOTONE_GRAPHEMES)
  buffer.setFlags(hb.BufferFlag.REMOVE_DEFAULT_IGNORABLES)
  buffer.addText(text)
  buffer.guessSegmentProperties()
  buffer.setDirection(level % 2 === 1 ? hb.Direction.RTL : hb.Direction.LTR)
  hb.shape(font, buffer)
  const infos = buffer.getGlyphInfos()
  const positions = buffer.getGlyphPositions()
  const cells: Cell[] = []
  const backwards = level % 2 === 1
  // Where the text of the cell before begins, seen from the right; of the next one, from the left.
  let end = text.length
  for (let from = 0; from < infos.length; ) {
    const cluster = infos[from]?.cluster ?? 0
    const parts: Part[] = []
    let pen = 0
    for (; infos[from]?.cluster === cluster; from++) {
      const { xAdvance, xOffset, yOffset } = positions[from] as hb.GlyphPosition
      parts.push({ id: infos[from]?.codepoint ?? 0, x: pen + xOffset, y: yOffset })
      pen += xAdvance
    }
    // What HarfBuzz took out at the very beginning belongs to the first cluster.
    const next = infos[from]?.cluster
    const last = backwards ? next === undefined : cells.length === 0
    const own = text.slice(last ? 0 : cluster, backwards ? end : next)
    end = cluster
    if (!backwards || run.family === 'Twemoji') cells.push(cellOf(own, pen, parts))
    else cells.push(...fromTheRight(own, pen, parts))
  }
  const [first] = cells
  // Readers leave a mark at the left end where it is seen, unless something of the right comes first.
  if (backwards && first?.parts.length === 0) cells.unshift(cellOf('\u200f', 0, []))
  return cells
}

/**
 * Readers turn round what runs from right to left, each character by itself (poppler 22): a cell
 * stands for its letter alone, and each mark for itself in a cell without ink, in the order of sight.
 */
function fromTheRight(text: string, advance: number, parts: Part[]): Cell[] {
  const [letter = '', ...marks] = text
  return [...marks.reverse().map((mark) => cellOf(mark, 0, [])), cellOf(letter, advance, parts)]
}

function cellOf(text: string, advance: number, parts: Part[]): Cell {
  return {
    text,
    advance,
    parts,
    key: isSimple(parts) ? simpleKey(text, parts) : keyOf(text, advance, parts),
  }
}

const keyOf = (text: string, advance: number, parts: Part[]) =>
  `${parts.map(({ id, x, y }) => `${id},${x},${y}`).join(' ')} ${advance} ${text}`

/** Nearly all cells: the same few hundred strings, made once each. */
function simpleKey(text: string, [part]: Part[]): string {
  const id = part?.id ?? 0
  if (text.length !== 1) return `${id} ${text}`
  const number = id * 0x10000 + text.charCodeAt(0)
  let key = simpleKeys.get(number)
  if (key === undefined) {
    key = `${id} ${text}`
    simpleKeys.set(number, key)
  }
  return key
}

const simpleKeys = new ShortMemory<number, string>(20_000)

/** Whether it is one glyph of the font, where the pen stands. */
export function isSimple(parts: readonly Part[]): boolean {
  const [first] = parts
  return parts.length === 1 && first?.x === 0 && first.y === 0
}
