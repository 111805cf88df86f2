import type { Voice } from './faces'
import { itemise, type Run, type Unset } from './itemise'
import { shape } from './shape'

/**
 * Why sanitised text cannot be set rightly, or null. Beyond the fonts' coverage it asks HarfBuzz
 * whether marks found a letter to stand on and an emoji's parts became one picture.
 */
export function whyUnset(text: string, voice: Voice): Unset | null {
  const runs = itemise(text, voice)
  if (!Array.isArray(runs)) return runs
  for (const run of runs) {
    const bad = needsShaping.test(run.text) ? fault(run) : null
    if (bad) return bad
  }
  return null
}

/** Scripts whose letters join, marks, and emoji; all else is a glyph a character, as coverage said. */
const needsShaping =
  /[\p{M}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Emoji_Presentation}]|\u200c|\u200d|\ufe0f|\u20e3/u

/** What a shaper puts under a mark that has no letter to stand on. */
const dottedCircle = 0x25cc

function fault(run: Run): Unset | null {
  const { cells, font } = shape(run, 'regular')
  const has = (id: number) => cells.find(({ parts }) => parts.some((part) => part.id === id))
  const circle = run.text.includes('\u25cc') ? undefined : font.font.nominalGlyph(dottedCircle)
  const mark = run.text.match(/\p{M}/u)?.[0] ?? ''
  if (circle !== undefined && has(circle)) {
    return { code: 'combining-mark', char: mark }
  }
  const empty = has(0)
  if (empty) return { code: 'missing-glyph', char: empty.text || mark }
  // An emoji that the font does not know falls apart: a family becomes its members.
  const parted = run.family === 'Twemoji' && cells.find(({ parts }) => parts.length > 1)
  return parted ? { code: 'missing-glyph', char: parted.text } : null
}
