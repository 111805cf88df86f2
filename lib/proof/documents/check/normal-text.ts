/**
 * A text as far as it is seen: without what shows nothing (joiners, marks of direction, soft
 * hyphens), every space a plain one, ligatures and the joined forms of Arabic letters, by which some
 * programs name glyphs, as the letters that they are of; NFD, so that a letter may come with its marks
 * or apart from them. No letter or figure becomes another.
 */
export function normalText(text: string): string {
  if (plain.test(text)) return text
  return text
    .replace(forms, (char) => char.normalize('NFKC'))
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\s\p{Zs}]/gu, ' ')
    .normalize('NFD')
}

const plain = /^[\x20-\x7e]*$/
const forms = /[\ufb00-\ufb06\ufb1d-\ufdff\ufe70-\ufefc]/g

/** The same with one space between words and none around them. */
export function normalLine(text: string): string {
  return normalText(text).normalize('NFD').replace(/ +/g, ' ').trim()
}

const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * A text as it is written, from one as it is seen from left to right: for people to read, since where
 * both directions meet there is more than one.
 */
export function asWritten(seen: string): string {
  if (!fromRight.test(seen)) return seen
  const turned = Array.from(seen).reverse().join('')
  return turned.replace(/[\p{L}\p{N}][\p{L}\p{N}\p{M}.,:/@-]*/gu, (word) =>
    fromRight.test(word) ? word : Array.from(word).reverse().join(''),
  )
}
