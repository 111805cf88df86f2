import type { ExpectedLine, ExpectedText } from './expected'
import { counts, isLegible, type LooseLetters, type Pair, pairByText } from './match-lines'
import type { Letter } from './read'
import { readLine, type TextLine, textLines } from './text-lines'

/**
 * A text of the record, and what of the page stands for it. `lines`: the letters of each line that
 * was found as it should be; null for one that was not. `pairs`: which of them stands for which.
 */
export type FoundText = {
  expected: ExpectedText
  lines: (readonly Letter[] | null)[]
  pairs: Pair[]
}

/** Finds each text of the record on the page, and takes its letters. */
export function findTexts(texts: readonly ExpectedText[], loose: LooseLetters): FoundText[] {
  const found = texts.map((expected): FoundText => ({ expected, lines: [], pairs: [] }))
  for (const one of found) one.lines = one.expected.lines.map((line) => inPlace(line, one, loose))
  findElsewhere(found, loose)
  for (const one of found) {
    // Of a text that is not whole, all is looked at again.
    if (!one.lines.includes(null)) continue
    for (const line of one.lines) loose.giveBack(line ?? [])
    one.lines = one.lines.map(() => null)
    one.pairs = []
  }
  return found
}

/** Where the layout has it: nearly always, and the only way to be sure of its forms. */
function inPlace(line: ExpectedLine, found: FoundText, loose: LooseLetters, dx = 0, dy = 0) {
  const pairs = loose.match(line, found.expected.color, dx, dy)
  if (!pairs) return null
  const letters = pairs.map(({ letter }) => letter)
  loose.take(letters)
  found.pairs.push(...pairs)
  return letters
}

/**
 * Somewhere else: another text that became longer moves what stands below it, and programs that make
 * a file anew set letters a little otherwise. The longest first, or a word would be taken from a
 * sentence.
 */
function findElsewhere(found: readonly FoundText[], loose: LooseLetters) {
  const missing = found.flatMap((one) =>
    one.lines.flatMap((line, i) => {
      const expected = one.expected.lines[i]
      const { text } = readLine(expected?.letters ?? [])
      return line || !expected || text === '' ? [] : [{ one, i, expected, text }]
    }),
  )
  if (missing.length === 0) return
  missing.sort((a, b) => b.text.length - a.text.length)
  const lines = textLines(loose.left()).map((line) => ({ line, ...readLine(line) }))
  for (const { one, i, expected, text } of missing) {
    const begin = expected.letters.find(counts)
    const places = lines.flatMap((line) => occurrences(line, text, loose))
    const distance = ([first]: readonly Letter[]) =>
      Math.hypot((first?.x ?? 0) - (begin?.x ?? 0), (first?.y ?? 0) - (begin?.y ?? 0))
    places.sort((a, b) => distance(a) - distance(b))
    for (const letters of places.slice(0, placesAtMost)) {
      const [first] = letters
      if (!first || !begin) continue
      const exact = inPlace(expected, one, loose, first.x - begin.x, first.y - begin.y)
      one.lines[i] = exact ?? byText(letters, expected, one, loose)
      if (one.lines[i]) break
    }
  }
}

/** Of ours, a text stands in one place or two; each costs a look at all of its letters. */
const placesAtMost = 10

/** By what it reads alone; what is known by its form alone is not found so. */
function byText(
  letters: readonly Letter[],
  expected: ExpectedLine,
  found: FoundText,
  loose: LooseLetters,
) {
  if (expected.letters.some(({ emoji }) => emoji)) return null
  if (!letters.every((letter) => isLegible(letter, found.expected))) return null
  loose.take(letters)
  found.pairs.push(...pairByText(letters, expected.letters))
  return letters
}

type ReadLine = { line: TextLine; text: string; owners: readonly number[] }

/** The letters of each place in a line where the text stands by itself. */
function occurrences({ line, text, owners }: ReadLine, wanted: string, loose: LooseLetters) {
  const found: Letter[][] = []
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    const alone = (at === 0 || text[at - 1] === ' ') && (end === text.length || text[end] === ' ')
    if (!alone) continue
    // With what says nothing in between.
    const letters = line.slice(owners[at], (owners[end - 1] ?? 0) + 1)
    if (letters.every((letter) => loose.has(letter))) found.push(letters)
  }
  return found
}
