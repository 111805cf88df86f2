import * as hb from 'harfbuzzjs'
import type { Cut } from './faces'
import { type FontFile, openFont } from './font-file'
import type { Run } from './itemise'

/**
 * One glyph as it is seen, from left to right: its number in the font, the text it stands for
 * (empty where a neighbour carries it), how far the pen moves on, and its own offset. Font units.
 */
export type Glyph = { id: number; text: string; advance: number; dx: number; dy: number }

/** A run as HarfBuzz sets it; `width` in em. */
export type Shaped = { font: FontFile; run: Run; glyphs: readonly Glyph[]; width: number }

const shaped = new Map<string, Shaped>()
const shapedAtMost = 5_000

/** Sets a run in its font. What is set often (labels, dates, the words of a name) is remembered. */
export function shape(run: Run, cut: Cut): Shaped {
  const font = openFont(run.family, cut)
  const key = `${font.cut}|${run.family}|${run.level & 1}|${run.text}`
  const known = shaped.get(key)
  if (known) return known
  if (shaped.size >= shapedAtMost) shaped.clear()
  const glyphs = setGlyphs(run, font)
  const width = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) / font.upem
  const made = { font, run, glyphs, width }
  shaped.set(key, made)
  return made
}

const buffer = new hb.Buffer()

function setGlyphs({ text, level }: Run, { font }: FontFile): Glyph[] {
  buffer.clearContents()
  buffer.setClusterLevel(hb.ClusterLevel.MONOTONE_CHARACTERS)
  buffer.setFlags(hb.BufferFlag.REMOVE_DEFAULT_IGNORABLES)
  buffer.addText(text)
  buffer.guessSegmentProperties()
  buffer.setDirection(level % 2 === 1 ? hb.Direction.RTL : hb.Direction.LTR)
  hb.shape(font, buffer)
  const infos = buffer.getGlyphInfos()
  const positions = buffer.getGlyphPositions()
  const textOf = clusterTexts(
    text,
    infos.map((info) => info.cluster),
  )
  return infos.map(({ codepoint: id, cluster }, i) => {
    const { xAdvance, xOffset, yOffset } = positions[i] as hb.GlyphPosition
    return { id, text: textOf(cluster), advance: xAdvance, dx: xOffset, dy: yOffset }
  })
}

/** Gives each cluster's text to the first glyph that asks, and none to the others. */
function clusterTexts(text: string, clusters: number[]) {
  const starts = [...new Set(clusters)].sort((a, b) => a - b)
  // What HarfBuzz took out at the very beginning belongs to the first cluster.
  const texts = new Map(
    starts.map((start, i) => [start, text.slice(i === 0 ? 0 : start, starts[i + 1])]),
  )
  return (cluster: number) => {
    const own = texts.get(cluster) ?? ''
    texts.set(cluster, '')
    return own
  }
}
