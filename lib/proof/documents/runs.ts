import { covers } from './coverage'
import { type Family, families } from './faces'
import { hanFamilies } from './han'
import { type Group, groupOf } from './scripts'
import { shapesRightly } from './shaping'

/** A stretch of text set in one font. */
export type Run = { text: string; family: Family }

/** Why a text cannot be set, and the first character of it that is to blame. */
export type Unset = {
  code: 'unsupported-script' | 'combining-mark' | 'missing-glyph' | 'mixed-direction'
  char: string
}

/**
 * Splits sanitised text into runs, each with the font that has all its glyphs, or tells what
 * cannot be set. A script is set in one font throughout the text: a name in two typefaces looks
 * like a mistake.
 */
export function splitRuns(text: string): Run[] | Unset {
  const chars = Array.from(text)
  const groups: Array<Group | 'common'> = []
  for (const char of chars) {
    const group = groupOf(char)
    if (group === 'unsupported') return { code: 'unsupported-script', char }
    if (group === 'mark') return { code: 'combining-mark', char }
    groups.push(group)
  }
  if (groups.includes('hebrew') && !plainHebrew.test(text)) {
    return { code: 'mixed-direction', char: chars[groups.indexOf('hebrew')] ?? '' }
  }

  const chosen = new Map<Group, Family>()
  for (const group of groups) {
    if (group === 'common' || chosen.has(group)) continue
    const own = chars.filter((_, i) => groups[i] === group)
    const candidates = group === 'cjk' ? hanFamilies(text) : fonts[group]
    const family = candidates.find((f) => own.every((char) => has(f, char)))
    if (!family) return { code: 'missing-glyph', char: rarest(own, candidates) }
    chosen.set(group, family)
  }

  const runs: Run[] = []
  let current: Family = chosen.values().next().value ?? 'Source Serif 4'
  for (const [i, char] of chars.entries()) {
    const group = groups[i] ?? 'common'
    const family = group === 'common' ? anyWith(char, current) : chosen.get(group)
    if (!family) return { code: 'missing-glyph', char }
    // A comma borrowed from another font does not change what the next letters are set in.
    if (group !== 'common') current = family
    const last = runs.at(-1)
    if (last?.family === family) last.text += char
    else runs.push({ text: char, family })
  }
  const bad = runs.find((run) => !shapesRightly(run.text, run.family))
  return bad ? { code: 'combining-mark', char: bad.text.match(/\p{M}/u)?.[0] ?? '' } : runs
}

const fonts: Record<Exclude<Group, 'cjk'>, readonly Family[]> = {
  european: ['Source Serif 4', 'Noto Serif'],
  devanagari: ['Noto Sans Devanagari'],
  armenian: ['Noto Sans Armenian'],
  georgian: ['Noto Sans Georgian'],
  ethiopic: ['Noto Sans Ethiopic'],
  hebrew: ['Noto Serif Hebrew'],
}

/**
 * Hebrew letters with nothing at either end or between them that takes its direction from the
 * paragraph: such text reads the same whether the paragraph runs left or right.
 */
const plainHebrew = /^[\u05d0-\u05ea]+(?:[ \u05be'’"״׳-][\u05d0-\u05ea]+)*׳?$/u

function anyWith(char: string, preferred: Family): Family | undefined {
  return has(preferred, char) ? preferred : families.find((family) => has(family, char))
}

/** The character to name in the reason: one that no candidate has, else one the first lacks. */
function rarest(chars: string[], candidates: readonly Family[]): string {
  const nowhere = chars.find((char) => !candidates.some((family) => has(family, char)))
  return nowhere ?? chars.find((char) => !has(candidates[0] ?? 'Noto Serif', char)) ?? ''
}

function has(family: Family, char: string): boolean {
  return covers(family, char.codePointAt(0) ?? 0)
}
