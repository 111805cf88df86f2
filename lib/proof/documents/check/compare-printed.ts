import type { CertificateDocument, Template } from '../schema'
import type { Difference } from './difference'
import { type ExpectedText, expectedPage } from './expected'
import { type FoundText, findTexts } from './find-texts'
import { giveOut } from './give-out'
import { isLegible, LooseLetters, type Pair, pairByText, same } from './match-lines'
import { asWritten, normalLine, normalText } from './normal-text'
import type { Letter, ReadPdf } from './read'
import { readOtherwise } from './read-otherwise'
import { readLines, segmentsOf, type TextLine, textLines } from './text-lines'
import { visibleLetters } from './visible-letters'

/**
 * Where what is printed parts from the record: each field that does, in reading order, and last as
 * `other` what stands on the pages or in their links and belongs to no field. Nothing for a document
 * of ours, however often other programs have saved it, as long as nothing on it was changed. What is
 * compared is what can be seen, letter for letter: by its text and, where the file has our fonts, by
 * its form; by that alone where its text was lost or garbled, as programs do that write files anew. A
 * letter that claims to be another is given as �. The template's pictures are not asked for. Some 20 ms.
 */
export function comparePrinted(
  read: ReadPdf,
  template: Pick<Template, 'look'>,
  document: CertificateDocument,
): Difference[] {
  const expected = expectedPage(template, document)
  const [first, ...more] = read.pages
  const loose = new LooseLetters(first ? visibleLetters(first, expected) : [], expected.texts)
  const found = findTexts(expected.texts, loose)
  const isForged = forgedAmong(found)
  const left = linesOf(loose.left())
  const { given, others } = giveOut(left.flatMap(segmentsOf), found)
  const differences = found.flatMap((one) => {
    const printed = printedAs(one, given.get(one) ?? [], isForged)
    const { field, text } = one.expected
    return printed === undefined ? [] : [{ field, printed, recorded: text }]
  })
  const stray = [
    ...others.map((segment) => asWritten(readLines([segment]))),
    ...more.map(({ letters }) => asWritten(readLines(linesOf(letters)))),
    ...read.links.filter((link) => link !== document.verifyUrl),
  ].filter((text) => text !== '')
  return [
    ...byField(differences),
    ...(stray.length > 0
      ? [{ field: 'other', printed: shortened(stray.join(' ')), recorded: null }]
      : []),
  ]
}

/** The lines of what is seen; what says nothing of itself is read as a letter that nobody knows. */
function linesOf(letters: readonly Letter[]): TextLine[] {
  const named = letters.flatMap((letter) => {
    const text = normalText(letter.text).trim()
    if (text !== '') return [letter]
    return letter.ink ? [{ ...letter, text: unknown }] : []
  })
  return textLines(named).map((line) => line.filter((letter, i) => !isLayer(letter, line[i - 1])))
}

const unknown = '\ufffd'

/** Whether it lies over the one before, as the colours of an emoji do. */
function isLayer({ text, x, size }: Letter, before: Letter | undefined): boolean {
  return text === unknown && before?.text === unknown && x - before.x < 0.3 * size
}

/** What is printed in a text's place where that is not what the record says; null for nothing. */
function printedAs(
  { expected, lines, pairs }: FoundText,
  given: readonly TextLine[],
  isForged: (pair: Pair) => boolean,
): string | null | undefined {
  const own = textLines(given.flat())
  if (!lines.includes(null)) {
    if (own.length > 0) return shortened(`${expected.text} ${asWritten(readLines(own))}`)
    return withoutForged(pairs, isForged)
  }
  const legible = own.map((line) => line.filter((letter) => isLegible(letter, expected)))
  const printed = readLines(legible).trim()
  if (printed === '') return null
  if (!saysTheSame(printed, own.length, expected)) return shown(printed)
  const letters = expected.lines.flatMap((line) => line.letters)
  return withoutForged(pairByText(legible.flat(), letters), isForged)
}

function withoutForged(pairs: readonly Pair[], isForged: (pair: Pair) => boolean) {
  if (!pairs.some(isForged)) return undefined
  const letters = pairs.map((pair) => {
    return isForged(pair) ? { ...pair.letter, text: unknown } : pair.letter
  })
  return shown(readLines(textLines(letters)))
}

function saysTheSame(printed: string, lines: number, expected: ExpectedText): boolean {
  const wanted = expected.lines.map(({ letters }) => letters)
  const says = (text: string) => {
    const [one, other] = [normalLine(printed), normalLine(text)]
    // Broken elsewhere, a line's end is a space or none.
    return one === other || (lines !== wanted.length && joined(one) === joined(other))
  }
  if (wanted.flat().some(({ emoji }) => emoji)) return false
  return says(readLines(wanted)) || says(readOtherwise(expected.text))
}

const joined = (text: string) => text.replaceAll(' ', '')

/**
 * Whether a letter's form is not that of the letter it claims to be. Where that is so of most, the
 * file has other fonts than ours, and forms say nothing.
 */
function forgedAmong(found: readonly FoundText[]): (pair: Pair) => boolean {
  const unlike = ({ letter, expected }: Pair) =>
    expected.ink !== null && !same(letter.ink, expected.ink)
  const pairs = found.flatMap((one) => one.pairs).filter(({ expected }) => expected.ink)
  const comparable = pairs.filter(unlike).length * 2 < pairs.length
  return (pair) => comparable && unlike(pair)
}

/** One for each field: what of a label and its value differs, in one. */
function byField(differences: readonly Difference[]): Difference[] {
  const fields = new Map<string, Difference>()
  for (const one of differences) {
    const before = fields.get(one.field)
    if (!before) fields.set(one.field, one)
    else {
      const printed = [before.printed, one.printed].filter((text) => text !== null).join(' ')
      const recorded = [before.recorded, one.recorded].filter((text) => text !== null).join(' ')
      fields.set(one.field, { ...one, printed: printed === '' ? null : printed, recorded })
    }
  }
  return [...fields.values()]
}

/** What is seen from left to right, as it is written. */
function shown(seen: string): string {
  return shortened(asWritten(seen))
}

/** For people to read, and not without an end. */
function shortened(text: string): string {
  const whole = text.normalize('NFC')
  return whole.length > shownAtMost ? `${whole.slice(0, shownAtMost)}…` : whole
}

const shownAtMost = 400
