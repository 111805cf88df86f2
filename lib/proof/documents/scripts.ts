/**
 * Scripts that share their fonts. Their shaping was compared with HarfBuzz's and their drawings
 * with Chromium's before they were let in; the tests repeat the first comparison.
 */
const groups = {
  // First, for its full-width Latin letters.
  cjk: /[\p{Script=Han}\p{Script=Hira}\p{Script=Kana}\p{Script=Hang}\p{Script=Bopo}\uff00-\uffef]/u,
  european: /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u,
  devanagari: /[\p{Script=Devanagari}\u200c\u200d]/u,
  armenian: /\p{Script=Armenian}/u,
  georgian: /\p{Script=Georgian}/u,
  ethiopic: /\p{Script=Ethiopic}/u,
  hebrew: /\p{Script=Hebrew}/u,
}
export type Group = keyof typeof groups

type Kind = Group | 'common' | 'mark' | 'unsupported'

const kinds = new Map<string, Kind>()

/** What a character needs: a group's font, any font (`common`), or more than can be done here. */
export function groupOf(char: string): Kind {
  let kind = kinds.get(char)
  if (kind === undefined) {
    kind = classify(char)
    kinds.set(char, kind)
  }
  return kind
}

function classify(char: string): Kind {
  if (emoji.test(char)) return 'unsupported'
  const group = names.find((name) => groups[name].test(char))
  // Devanagari's own marks belong to their syllable and are shaped, and checked, with it.
  if (group !== 'devanagari' && (/\p{M}/u.test(char) || jamo.test(char))) return 'mark'
  if (group) return group
  return /\p{Script=Common}/u.test(char) && !/\p{C}/u.test(char) ? 'common' : 'unsupported'
}

const names = Object.keys(groups) as Group[]

/** Parts of a syllable of Hangul that NFC found no whole one for. */
const jamo = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u

const emoji =
  /\p{Emoji_Presentation}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\ufe0e\ufe0f\u20e3]/u

/** Scripts that a reason may name; the others it shows by their character. */
const named = [
  'Arabic',
  'Bengali',
  'Cherokee',
  'Coptic',
  'Gujarati',
  'Gurmukhi',
  'Hebrew',
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
  'Tamil',
  'Telugu',
  'Thaana',
  'Thai',
  'Tibetan',
  'Tifinagh',
].map((name) => ({ name, has: new RegExp(`\\p{Script=${name}}`, 'u') }))

/** The script's name for people, "Arabic" or "emoji"; undefined where it has no familiar one. */
export function scriptName(char: string): string | undefined {
  if (emoji.test(char)) return 'emoji'
  return named.find((script) => script.has.test(char))?.name
}
