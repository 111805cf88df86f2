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

/**
 * A text as it is written, from one as it is seen from left to right: for people to read. Where both
 * directions meet there is more than one, and the commoner of the two is taken to lead.
 */
export function asWritten(seen: string): string {
  const right = seen.match(fromRight)?.length ?? 0
  if (right === 0) return seen
  const left = seen.match(/\p{L}/gu)?.length ?? 0
  if (right * 2 < left) return seen.replace(rightRuns, turned)
  return turned(seen).replace(leftRuns, turned)
}

const turned = (text: string) => Array.from(text).reverse().join('')
const rightLetter = String.raw`\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc`
const fromRight = new RegExp(`[${rightLetter}]`, 'gu')
const rightRuns = new RegExp(`[${rightLetter}](?:[${rightLetter} ]*[${rightLetter}])?`, 'gu')
const leftRuns = new RegExp(`[^${rightLetter} ](?:[^${rightLetter}]*[^${rightLetter} ])?`, 'gu')
