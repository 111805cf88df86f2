import type { Box } from '../designs/items'
import { boundsOf, common, holds, type Matrix, unmoved } from './matrix'
import type { PdfEngine } from './pdf-engine'
import {
  clipTo,
  moveLine,
  newPen,
  type Pen,
  type PenFont,
  paintsOver,
  startText,
  transform,
} from './pen'
import { type Cover, type Letter, lettersAtMost } from './read'
import { type Glyph, showLetters } from './show-letters'

/** The operators of a page, as pdf.js has put them in order, and what they draw with. */
export type PageOperators = {
  fnArray: readonly number[]
  argsArray: readonly unknown[]
  fontOf: (id: string) => PenFont | null
  /** Whether content of this layer is shown; null for one that says nothing of itself. */
  isShown: (layer: unknown) => boolean
}

/** More letters or painted areas than pages of certificates can have. */
export class TooMuch extends Error {}

/**
 * What can be seen of a page's texts, in the order in which they are painted, and what was painted
 * over them. `base` turns the page's measure, which counts from below, into points from its upper
 * left corner; `page` is the whole of it there.
 */
export function walkPage(
  { OPS }: Pick<PdfEngine, 'OPS'>,
  { fnArray, argsArray, fontOf, isShown }: PageOperators,
  base: Matrix,
  page: Box,
): { letters: Letter[]; covers: Cover[] } {
  const letters: Letter[] = []
  const covers: Cover[] = []
  const saved: Pen[] = []
  const layers: boolean[] = []
  let pen = newPen(base, page)
  let clipping = false
  let hidden = 0

  const save = () => void saved.push({ ...pen })
  const restore = () => {
    pen = saved.pop() ?? pen
  }
  const shown = () => layers.every((layer) => layer)
  const cover = (box: Box) => {
    const seen = common(box, pen.clip)
    // Before the first letter there is nothing to be hidden.
    if (letters.length === 0 || seen.width === 0 || seen.height === 0) return
    if (!shown() || !paintsOver(pen)) return
    const over = letters.flatMap(({ x, y, width, size }, i) =>
      holds(seen, x + width / 2, y - 0.3 * size) ? [i] : [],
    )
    hidden += over.length
    if (hidden > lettersAtMost) throw new TooMuch()
    if (over.length > 0) covers.push({ box: seen, over })
  }
  const unit = (matrix: ArrayLike<number> = unmoved) => {
    save()
    transform(pen, matrix)
    cover(boundsOf(pen.matrix, [0, 0, 1, 1]))
    restore()
  }
  const path = (paint: number, data: ArrayLike<number> | null, bounds: Bounds | null) => {
    if (clipping && bounds) clipTo(pen, boundsOf(pen.matrix, bounds))
    clipping = false
    if (data && filling.has(paint)) for (const part of partsOf(data, pen.matrix)) cover(part)
  }
  const filling = new Set<number>([
    ...[OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke],
    ...[OPS.closeFillStroke, OPS.closeEOFillStroke],
  ])

  const hands: Record<number, (args: never) => void> = {
    [OPS.save]: save,
    [OPS.restore]: restore,
    [OPS.transform]: (args: number[]) => transform(pen, args),
    [OPS.clip]: () => {
      clipping = true
    },
    [OPS.eoClip]: () => {
      clipping = true
    },
    [OPS.constructPath]: ([paint, [data], bounds]: PathArgs) => path(paint, data, bounds),
    [OPS.setGState]: ([entries]: [[string, unknown][]]) => setState(pen, entries),
    [OPS.setFillRGBColor]: ([color]: [string]) => {
      pen.color = color
    },
    [OPS.setFillTransparent]: () => {
      pen.color = 'transparent'
    },
    [OPS.setFillColorN]: () => {
      pen.color = null
    },
    [OPS.beginText]: () => startText(pen, unmoved),
    [OPS.setFont]: ([id, size]: [string, number]) => {
      pen.font = fontOf(id)
      pen.size = size
    },
    [OPS.setTextMatrix]: ([matrix]: [Matrix]) => startText(pen, matrix),
    [OPS.moveText]: ([x, y]: [number, number]) => moveLine(pen, x, y),
    [OPS.setLeadingMoveText]: ([x, y]: [number, number]) => {
      pen.leading = y
      moveLine(pen, x, y)
    },
    [OPS.nextLine]: () => moveLine(pen, 0, pen.leading),
    [OPS.setLeading]: ([leading]: [number]) => {
      pen.leading = -leading
    },
    [OPS.setCharSpacing]: ([space]: [number]) => {
      pen.letterSpace = space
    },
    [OPS.setWordSpacing]: ([space]: [number]) => {
      pen.wordSpace = space
    },
    [OPS.setHScale]: ([percent]: [number]) => {
      pen.stretch = percent / 100
    },
    [OPS.setTextRise]: ([rise]: [number]) => {
      pen.rise = rise
    },
    [OPS.setTextRenderingMode]: ([mode]: [number]) => {
      pen.mode = mode
    },
    [OPS.showText]: ([glyphs]: [(Glyph | number)[]]) => {
      for (const letter of showLetters(pen, glyphs, shown())) letters.push(letter)
      if (letters.length > lettersAtMost) throw new TooMuch()
    },
    [OPS.paintFormXObjectBegin]: ([matrix, box]: [Matrix | null, Bounds | null]) => {
      save()
      if (matrix) transform(pen, matrix)
      if (box) clipTo(pen, boundsOf(pen.matrix, box))
    },
    [OPS.paintFormXObjectEnd]: restore,
    [OPS.beginGroup]: ([group]: [
      { bbox: Bounds | null; matrix: Matrix | null; smask: unknown },
    ]) => {
      save()
      // What is drawn into a mask is not seen itself.
      if (group.smask) pen.masked = true
      save()
      if (group.matrix) transform(pen, group.matrix)
      const box = group.bbox && boundsOf(pen.matrix, group.bbox)
      restore()
      if (box) clipTo(pen, box)
    },
    [OPS.endGroup]: restore,
    [OPS.beginAnnotation]: ([, rect, own, matrix]: [unknown, Bounds | null, Matrix, Matrix]) => {
      saved.length = 0
      pen = newPen(base, page)
      save()
      if (rect) clipTo(pen, boundsOf(pen.matrix, rect))
      transform(pen, own)
      transform(pen, matrix)
    },
    [OPS.endAnnotation]: restore,
    [OPS.beginMarkedContent]: () => void layers.push(true),
    [OPS.beginMarkedContentProps]: ([tag, layer]: [string, unknown]) =>
      void layers.push(tag !== 'OC' || isShown(layer)),
    [OPS.endMarkedContent]: () => void layers.pop(),
    [OPS.shadingFill]: () => cover(pen.clip),
    [OPS.rawFillPath]: () => cover(pen.clip),
    [OPS.paintImageXObject]: () => unit(),
    [OPS.paintInlineImageXObject]: () => unit(),
    [OPS.paintImageMaskXObject]: () => unit(),
    [OPS.paintSolidColorImageMask]: () => unit(),
    [OPS.paintInlineImageXObjectGroup]: ([, each]: [unknown, { transform: Matrix }[]]) => {
      for (const one of each) unit(one.transform)
    },
    [OPS.paintImageMaskXObjectGroup]: ([each]: [{ transform: Matrix }[]]) => {
      for (const one of each) unit(one.transform)
    },
    [OPS.paintImageXObjectRepeat]: ([, a, d, at]: [unknown, number, number, number[]]) => {
      for (let i = 0; i < at.length; i += 2) unit([a, 0, 0, d, at[i] ?? 0, at[i + 1] ?? 0])
    },
    [OPS.paintImageMaskXObjectRepeat]: ([, a, b, c, d, at]: RepeatArgs) => {
      for (let i = 0; i < at.length; i += 2) unit([a, b, c, d, at[i] ?? 0, at[i + 1] ?? 0])
    },
  }
  for (const [i, operator] of fnArray.entries()) hands[operator]?.(argsArray[i] as never)
  return { letters, covers }
}

type Bounds = ArrayLike<number> & Iterable<number>
type PathArgs = [number, [ArrayLike<number> | null], Bounds | null]
type RepeatArgs = [unknown, number, number, number, number, number[]]

function setState(pen: Pen, entries: readonly [string, unknown][]) {
  for (const [key, value] of entries) {
    if (key === 'ca') pen.alpha = Number(value)
    else if (key === 'BM') pen.blends = value !== 'source-over'
  }
}

/** How many numbers follow each drawing operator of pdf.js, by its own number. */
const lengths = [2, 2, 6, 4, 0]

/** The bounds of each part of a path: several areas far apart must not count as all between them. */
function partsOf(data: ArrayLike<number>, matrix: Matrix): Box[] {
  const parts: Box[] = []
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  const close = () => {
    if (right > left && top > bottom) parts.push(boundsOf(matrix, [left, bottom, right, top]))
    ;[left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  }
  for (let at = 0; at < data.length; ) {
    const kind = data[at] ?? 0
    if (kind === 0) close()
    const end = at + 1 + (lengths[kind] ?? 0)
    for (at++; at < end; at += 2) {
      const [x = 0, y = 0] = [data[at], data[at + 1]]
      left = Math.min(left, x)
      right = Math.max(right, x)
      bottom = Math.min(bottom, y)
      top = Math.max(top, y)
    }
  }
  close()
  return parts
}
