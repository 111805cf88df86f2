import type { TextItem } from '../designs/items'
import { visualOrder } from '../text/direction'
import { emojiLayers } from '../text/emoji'
import { type SetLine, setText } from '../text/set-text'
import { type Shaped, shape } from '../text/shape'
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

function paintLine(
  line: SetLine,
  { face, color }: TextItem,
  { set, frozen }: Fonts,
  origin: Origin,
) {
  const { size, runs } = line
  const tracking = (face.tracking ?? 0) / size
  let x = origin.left + line.x
  const y = origin.top - line.y
  let out = ''
  for (const run of visualOrder(runs)) {
    const shaped = shape(run, face.cut)
    const used = fontFor(set, frozen, shaped)
    const shown =
      run.family === 'Twemoji'
        ? paintEmoji(shaped, used, { size, x, y, color })
        : `/${used.name} ${num(size)} Tf 1 0 0 1 ${num(x)} ${num(y)} Tm ${showGlyphs(shaped, used, size, tracking)}`
    out += needsActualText(shaped)
      ? `/Span <</ActualText ${textString(run.text)}>> BDC ${shown}EMC `
      : shown
    x += (shaped.width + shaped.glyphs.length * tracking) * size
  }
  return out
}

/**
 * Where one glyph cannot say what it stands for, the run says it whole. Not from right to left,
 * where readers turn such a text round (poppler 22).
 */
function needsActualText({ glyphs, run }: Shaped): boolean {
  if (run.family === 'Twemoji') return true
  return run.level % 2 === 0 && glyphs.some((glyph) => glyph.text === '')
}

/** One TJ, broken where a mark is raised. `at` counts as the reader will, so that no error adds up. */
function showGlyphs({ glyphs, font }: Shaped, used: UsedFont, size: number, tracking: number) {
  const scale = 1000 / font.upem
  let [pen, at, rise] = [0, 0, 0]
  let [out, array, hex] = ['', '', '']
  const flush = () => {
    if (hex) array += `<${hex}>`
    hex = ''
  }
  for (const glyph of glyphs) {
    if (glyph.dy !== rise) {
      flush()
      out += `${show(array)}${num((glyph.dy / font.upem) * size)} Ts `
      array = ''
      rise = glyph.dy
    }
    const cid = cidOf(used, glyph.id, glyph.text)
    const gap = Math.round(at - (pen + glyph.dx) * scale - 0.0001)
    if (gap !== 0) {
      flush()
      array += gap
      at -= gap
    }
    hex += hex4(cid)
    at += used.widths[cid] ?? 0
    pen += glyph.advance + tracking * font.upem
  }
  flush()
  return `${out}${show(array)}${rise === 0 ? '' : '0 Ts '}`
}

function show(array: string): string {
  return array === '' ? '' : `[${array}]TJ `
}

type Place = { size: number; x: number; y: number; color: string }

/** Each layer of an emoji is a glyph in a colour of its own, over the one before. */
function paintEmoji({ glyphs, font }: Shaped, used: UsedFont, { size, x, y, color }: Place) {
  let out = `/${used.name} ${num(size)} Tf `
  let pen = x
  for (const glyph of glyphs) {
    for (const [i, layer] of emojiLayers(font, glyph.id).entries()) {
      const cid = cidOf(used, layer.id, i === 0 ? glyph.text : '')
      out += `${rgb(layer.color ?? color)} rg 1 0 0 1 ${num(pen)} ${num(y)} Tm <${hex4(cid)}>Tj `
    }
    pen += (glyph.advance / font.upem) * size
  }
  return `${out}${rgb(color)} rg `
}
