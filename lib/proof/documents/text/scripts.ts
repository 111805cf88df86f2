import { ShortMemory } from '../short-memory'

/** Scripts that share their fonts. */
const groups = {
  // First, for its full-width Latin letters.
  cjk: /[\p{Script=Han}\p{Script=Hira}\p{Script=Kana}\p{Script=Hang}\p{Script=Bopo}\uff00-\uffef]/u,
  european: /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u,
  arabic: /\p{Script=Arabic}/u,
  hebrew: /\p{Script=Hebrew}/u,
  devanagari: /\p{Script=Devanagari}/u,
  bengali: /\p{Script=Bengali}/u,
  tamil: /\p{Script=Tamil}/u,
  thai: /\p{Script=Thai}/u,
  armenian: /\p{Script=Armenian}/u,
  georgian: /\p{Script=Georgian}/u,
  ethiopic: /\p{Script=Ethiopic}/u,
}
export type Group = keyof typeof groups | 'emoji'

const names = Object.keys(groups) as Exclude<Group, 'emoji'>[]

type Kind = Group | 'common' | 'mark' | 'unsupported'

const kinds = new ShortMemory<string, Kind>(20_000)

/**
 * What a grapheme needs: a group's font, any font (`common`), a letter before it (`mark`), or a
 * script that no font here has.
 */
export function groupOf(grapheme: string): Kind {
  let kind = kinds.get(grapheme)
  if (kind === undefined) {
    kind = classify(grapheme)
    kinds.set(grapheme, kind)
  }
  return kind
}

function classify(grapheme: string): Kind {
  if (emoji.test(grapheme)) return 'emoji'
  const first = String.fromCodePoint(grapheme.codePointAt(0) ?? 0)
  if (/\p{M}/u.test(first)) return 'mark'
  const group = names.find((name) => groups[name].test(first))
  if (group) return group
  return /\p{Script=Common}/u.test(first) && !/\p{C}/u.test(first) ? 'common' : 'unsupported'
}

/** Drawn in colour by default, or asked to be: by a selector, a skin tone, as a flag or a keycap. */
const emoji = /\p{Emoji_Presentation}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\p{Emoji}\ufe0f/u

/** Scripts that a reason may name; the others it shows by their character. */
const named = [
  'Cherokee',
  'Coptic',
  'Gujarati',
  'Gurmukhi',
  'Kannada',
  'Khmer',
  'Lao',
  'Malayalam',
  'Mongolian',
  'Myanmar',
  'Nko',
  'Oriya',
  'Sinhala',
  'Syriac',
  'Telugu',
  'Thaana',
  'Tibetan',
  'Tifinagh',
].map((name) => ({ name, has: new RegExp(`\\p{Script=${name}}`, 'u') }))

/** The script's name for people, “Khmer”; undefined where it has no familiar one. */
export function scriptName(char: string): string | undefined {
  return named.find((script) => script.has.test(char))?.name
}
