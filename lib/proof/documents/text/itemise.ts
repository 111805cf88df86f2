import { ShortMemory } from '../short-memory'
import { covers } from './coverage'
import { levelsOf } from './direction'
import { type Family, families, type Voice, voices } from './faces'
import { hanFamilies } from './han'
import { type Group, groupOf } from './scripts'

/** A stretch of text in one font and one direction; odd levels run from right to left (UAX #9). */
export type Run = { text: string; family: Family; level: number }

/** Why a text cannot be set, and the first character of it that is to blame. */
export type Unset = {
  code: 'unsupported-script' | 'combining-mark' | 'missing-glyph'
  char: string
}

/**
 * Splits sanitised text into runs in logical order, each with the font that has all its glyphs, or
 * tells what cannot be set. A script is set in one font throughout the text: a name in two
 * typefaces looks like a mistake.
 */
export function itemise(text: string, voice: Voice): Run[] | Unset {
  const known = split[voice].get(text)
  if (known) return known
  const made = splitUp(text, voice)
  split[voice].set(text, made)
  return made
}

/** Each text is asked about before it is set, and most are those of the certificate before. */
const split: Record<Voice, ShortMemory<string, Run[] | Unset>> = {
  serif: new ShortMemory(1_000),
  sans: new ShortMemory(1_000),
}

function splitUp(text: string, voice: Voice): Run[] | Unset {
  const home = voices[voice][0]
  if (plain.test(text)) return [{ text, family: home, level: 0 }]
  const pieces = Array.from(graphemes.segment(text), ({ segment, index }) => {
    return { text: segment, index, group: groupOf(segment) }
  })
  const chosen = new Map<Group, Family>()
  for (const { text: piece, group } of pieces) {
    if (group === 'unsupported' || group === 'mark') {
      const code = group === 'mark' ? 'combining-mark' : 'unsupported-script'
      return { code, char: firstChar(piece) }
    }
    if (group === 'common' || chosen.has(group)) continue
    const own = pieces.flatMap((other) => (other.group === group ? drawnChars(other.text) : []))
    const candidates = familiesFor(group, text, voice)
    const family = candidates.find((one) => own.every((char) => has(one, char)))
    if (!family) return { code: 'missing-glyph', char: rarest(own, candidates) }
    chosen.set(group, family)
  }

  const levels = levelsOf(text)
  const runs: Run[] = []
  let current: Family = chosen.values().next().value ?? home
  for (const { text: piece, index, group } of pieces) {
    const family = group === 'common' ? anyWith(piece, current) : chosen.get(group as Group)
    if (!family) return { code: 'missing-glyph', char: firstChar(piece) }
    // A comma borrowed from another font does not change what the next letters are set in.
    if (group !== 'common') current = family
    const level = levels?.[index] ?? 0
    const last = runs.at(-1)
    if (last?.family === family && last.level === level) last.text += piece
    else runs.push({ text: piece, family, level })
  }
  return runs
}

/** Letters that every voice's first family has, one code point each; the common case by far. */
const plain = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u017e]*$/

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

function familiesFor(group: Group, text: string, voice: Voice): readonly Family[] {
  if (group === 'cjk') return hanFamilies(text)
  if (group === 'european') return voices[voice]
  return fonts[group]
}

const fonts: Record<Exclude<Group, 'cjk' | 'european'>, readonly Family[]> = {
  arabic: ['Noto Naskh Arabic'],
  hebrew: ['Noto Serif Hebrew'],
  devanagari: ['Noto Sans Devanagari'],
  bengali: ['Noto Sans Bengali'],
  tamil: ['Noto Sans Tamil'],
  thai: ['Noto Sans Thai'],
  armenian: ['Noto Sans Armenian'],
  georgian: ['Noto Sans Georgian'],
  ethiopic: ['Noto Sans Ethiopic'],
  emoji: ['Twemoji'],
}

function anyWith(piece: string, preferred: Family): Family | undefined {
  const chars = drawnChars(piece)
  const all = (family: Family) => chars.every((char) => has(family, char))
  return all(preferred) ? preferred : families.find((family) => family !== 'Twemoji' && all(family))
}

/** What of a grapheme needs a glyph: not the joiners, nor the selector that asks for colours. */
function drawnChars(piece: string): string[] {
  return Array.from(piece).filter((char) => !ignored.has(char))
}

const ignored = new Set(['\u200c', '\u200d', '\ufe0f'])

/** The character to name in the reason: one that no candidate has, else one the first lacks. */
function rarest(chars: string[], candidates: readonly Family[]): string {
  const nowhere = chars.find((char) => !candidates.some((family) => has(family, char)))
  return nowhere ?? chars.find((char) => !has(candidates[0] ?? 'Noto Serif', char)) ?? ''
}

function has(family: Family, char: string): boolean {
  return covers(family, char.codePointAt(0) ?? 0)
}

function firstChar(piece: string): string {
  return String.fromCodePoint(piece.codePointAt(0) ?? 0)
}
