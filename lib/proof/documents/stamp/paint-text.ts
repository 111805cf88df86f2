import type { TextItem } from '../designs/items'
import { visualOrder } from '../text/direction'
import { emojiLayers } from '../text/emoji'
import type { Face } from '../text/fit'
import { type SetLine, setText } from '../text/set-text'
import { type Cell, type Shaped, shape } from '../text/shape'
import { cidOf, type FontSet, fontFor, hex4, type UsedFont } from './fonts'
import { num, rgb, textString } from './write'

/** Turns a box's upper left corner into the page's own measure, which counts from below. */
export type Origin = { left: number; top: number }

/** Where needed fonts are entered, and ones that are there already and may not grow. */
export type Fonts = { set: FontSet; frozen?: FontSet }

/**
 * A text as the operators that show it (ISO 32000-1, 9.4), its glyphs placed as HarfBuzz said. The
 * fonts it needs are entered in the set.
 */
export function paintText(item: TextItem, fonts: Fonts, origin: Origin): string {
  const lines = setText(item).map((line) => paintLine(line, item, fonts, origin))
  return `BT ${rgb(item.color)} rg ${lines.join('')}ET\n`
}

function paintLine(line: SetLine, { face, color }: TextItem, fonts: Fonts, origin: Origin) {
  const { size, runs } = line
  const tracking = line.tracking / size
  let x = origin.left + line.x
  const y = origin.top - line.y
  let out = ''
  for (const run of visualOrder(runs)) {
    const shaped = shape(run, face.cut)
    const used = fontFor(fonts.set, fonts.frozen, shaped)
    const shown =
      run.family === 'Twemoji'
        ? paintEmoji(shaped, used, { size, x, y, color })
        : `/${used.name} ${num(size)} Tf 1 0 0 1 ${num(x)} ${num(y)} Tm ${showCells(shaped, used, tracking)}`
    // The layers of an emoji stand for it only together.
    out +=
      run.family === 'Twemoji'
        ? `/Span <</ActualText ${textString(run.text)}>> BDC ${shown}EMC `
        : shown
    x += (shaped.width + shaped.gaps * tracking) * size
  }
  return line.spaced ? out + paintSpace(line, face, fonts, x, y) : out
}

/** Nothing is seen of it, but what is read or copied keeps its words apart. */
function paintSpace({ runs, size }: SetLine, { cut }: Face, fonts: Fonts, x: number, y: number) {
  const family = runs.findLast((run) => run.family !== 'Twemoji')?.family
  if (!family) return ''
  const shaped = shape({ text: ' ', family, level: 0 }, cut)
  const used = fontFor(fonts.set, fonts.frozen, shaped)
  return `/${used.name} ${num(size)} Tf 1 0 0 1 ${num(x)} ${num(y)} Tm ${showCells(shaped, used, 0)}`
}

/** One TJ. `at` counts as the reader will, so that no error adds up. */
function showCells({ cells, font, gaps }: Shaped, used: UsedFont, tracking: number): string {
  const scale = 1000 / font.upem
  const step = gaps > 0 ? tracking * font.upem : 0
  let [pen, at] = [0, 0]
  let [array, hex] = ['', '']
  for (const cell of cells) {
    const cid = cidOf(used, cell)
    const gap = Math.round(at - pen * scale - 0.0001)
    if (gap !== 0) {
      if (hex) array += `<${hex}>`
      hex = ''
      array += gap
      at -= gap
    }
    hex += hex4(cid)
    at += used.widths[cid] ?? 0
    pen += cell.advance + step
  }
  return `[${array}<${hex}>]TJ `
}

type Place = { size: number; x: number; y: number; color: string }

/** Each layer of an emoji is a glyph in a colour of its own, over the one before. */
function paintEmoji({ cells, font }: Shaped, used: UsedFont, { size, x, y, color }: Place) {
  let out = `/${used.name} ${num(size)} Tf `
  let pen = x
  for (const { parts, advance } of cells) {
    for (const layer of emojiLayers(font, parts[0]?.id ?? 0)) {
      const cid = cidOf(used, layerCell(layer.id))
      out += `${rgb(layer.color ?? color)} rg 1 0 0 1 ${num(pen)} ${num(y)} Tm <${hex4(cid)}>Tj `
    }
    pen += (advance / font.upem) * size
  }
  return `${out}${rgb(color)} rg `
}

/** The run says its text whole, its layers none. */
function layerCell(id: number): Cell {
  return { text: '', advance: 0, parts: [{ id, x: 0, y: 0 }], key: `${id} ` }
}
