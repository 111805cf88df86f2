import type { Difference } from './difference'
import { type ExpectedText, expectedPage, type Recorded } from './expected'
import { type FoundText, findTexts } from './find-texts'
import { giveOut } from './give-out'
import { LooseLetters, type Pair, same } from './match-lines'
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
 * its form. A letter that claims to be another is given as �.
 */
export function comparePrinted(read: ReadPdf, recorded: Recorded): Difference[] {
  const expected = expectedPage(recorded)
  const [first, ...more] = read.pages
  const loose = new LooseLetters(first ? visibleLetters(first, expected) : [])
  const found = findTexts(expected.texts, loose)
  const forged = forgedIn(found)
  const left = textLines(loose.left().map(named).filter(isRead))
  const { given, others } = giveOut(left.flatMap(segmentsOf), found)
  const differences = found.flatMap((one) => {
    const printed = printedAs(one, given.get(one) ?? [], forged)
    const { field, text } = one.expected
    return printed === undefined ? [] : [{ field, printed, recorded: text }]
  })
  const stray = [
    ...others.map((segment) => readLines([segment])),
    ...more.flatMap(({ letters }) => readLines(textLines(letters.map(named).filter(isRead)))),
    ...read.links.filter((link) => link !== recorded.document.verifyUrl),
  ].filter((text) => text !== '')
  return [
    ...byField(differences),
    ...(stray.length > 0
      ? [{ field: 'other', printed: shown(stray.join(' ')), recorded: null }]
      : []),
  ]
}

/** What is seen, but says nothing of itself, is read as a letter that nobody knows. */
function named(letter: Letter): Letter {
  return letter.ink && normalText(letter.text) === '' ? { ...letter, text: '\ufffd' } : letter
}

function isRead({ text }: Letter): boolean {
  return normalText(text).trim() !== ''
}

/** What is printed in a text's place where that is not what the record says; null for nothing. */
function printedAs(
  { expected, lines, pairs }: FoundText,
  given: readonly TextLine[],
  forged: ReadonlySet<Pair>,
): string | null | undefined {
  const own = textLines(given.flat())
  if (lines.includes(null)) {
    if (own.length === 0) return null
    const printed = readLines(own)
    return saysTheSame(printed, own.length, expected) ? undefined : shown(printed)
  }
  if (own.length > 0) return shown(`${expected.text} ${asWritten(readLines(own))}`)
  if (!pairs.some((pair) => forged.has(pair))) return undefined
  const letters = pairs.map((pair) => {
    return forged.has(pair) ? { ...pair.letter, text: '\ufffd' } : pair.letter
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
 * Letters whose form is not that of the letter they claim to be. Where that is most of them, the file
 * has other fonts than ours, and forms say nothing.
 */
function forgedIn(found: readonly FoundText[]): Set<Pair> {
  const pairs = found.flatMap((one) => one.pairs).filter(({ expected }) => expected.ink)
  const unlike = pairs.filter(({ letter, expected }) => !same(letter.ink, expected.ink))
  return new Set(unlike.length * 2 < pairs.length ? unlike : [])
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

/** For people to read, and not without an end. */
function shown(text: string): string {
  const written = asWritten(text).normalize('NFC')
  return written.length > shownAtMost ? `${written.slice(0, shownAtMost)}…` : written
}

const shownAtMost = 400
