/** Scripts that share their fonts, and that react-pdf was seen to draw as Chromium does. */
export type Group = 'european' | 'cjk' | 'devanagari'

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
  if (/[\uff00-\uffef]/u.test(char)) return 'cjk'
  if (/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(char)) {
    return /\p{M}/u.test(char) ? 'mark' : 'european'
  }
  if (/[\p{Script=Han}\p{Script=Hira}\p{Script=Kana}\p{Script=Hang}\p{Script=Bopo}]/u.test(char)) {
    return /\p{M}/u.test(char) ? 'mark' : 'cjk'
  }
  // A conjunct mark of Devanagari belongs to its syllable and is shaped with it.
  if (/\p{Script=Devanagari}/u.test(char) || /[\u200c\u200d]/u.test(char)) return 'devanagari'
  if (/\p{M}/u.test(char)) return 'mark'
  if (/\p{Script=Common}/u.test(char)) return 'common'
  return 'unsupported'
}

const emoji =
  /\p{Emoji_Presentation}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\ufe0e\ufe0f\u20e3]/u

const named = [
  'Arabic',
  'Armenian',
  'Bengali',
  'Cherokee',
  'Coptic',
  'Ethiopic',
  'Georgian',
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
