import { normalText } from './normal-text'
import type { Letter } from './read'

/** What is to stand on a line: all that its reading needs. */
export type Placed = Pick<Letter, 'text' | 'x' | 'y' | 'width' | 'size'>

/** Letters on one baseline, from left to right. */
export type TextLine<T extends Placed = Letter> = readonly T[]

/** The lines of a page's letters, from the top; ones that run otherwise, as they were painted, last. */
export function textLines(letters: readonly Letter[]): TextLine[] {
  const straight = letters.flatMap((letter, order) => (letter.turned ? [] : { letter, order }))
  const turned = letters.filter((letter) => letter.turned)
  const lines: (typeof straight)[] = []
  for (const one of [...straight].sort((a, b) => a.letter.y - b.letter.y)) {
    const line = lines.at(-1)
    const above = line?.[0]?.letter
    const slack = 0.2 * Math.min(one.letter.size, above?.size ?? 0)
    if (line && above && one.letter.y - above.y <= slack) line.push(one)
    else lines.push([one])
  }
  const read = lines.map((line) => {
    // Marks that are letters of their own stand where their letter does, and keep their order.
    line.sort((a, b) => a.letter.x - b.letter.x || a.order - b.order)
    return line.map(({ letter }) => letter)
  })
  return turned.length > 0 ? [...read, turned] : read
}

/** Parts of a line that stand further apart than words do. */
export function segmentsOf(line: TextLine): TextLine[] {
  const segments: Letter[][] = []
  let end = -Infinity
  for (const letter of line) {
    const last = segments.at(-1)
    if (last && (letter.turned || letter.x - end < 0.65 * letter.size)) last.push(letter)
    else segments.push([letter])
    end = Math.max(segments.at(-1)?.length === 1 ? -Infinity : end, letter.x + letter.width)
  }
  return segments
}

/**
 * What the letters of a line read, normal, with one space where the white between two is as wide as
 * one; `owners` tells for each unit of the text which letter it is of.
 */
export function readLine(line: TextLine<Placed>): { text: string; owners: number[] } {
  let text = ''
  const owners: number[] = []
  let end: number | undefined
  for (const [i, letter] of line.entries()) {
    const own = normalText(letter.text).trim()
    if (own === '') continue
    const apart = end !== undefined && letter.x - end > 0.17 * letter.size
    const added = apart ? ` ${own}` : own
    text += added
    for (let unit = 0; unit < added.length; unit++) owners.push(i)
    end = Math.max(end ?? -Infinity, letter.x + letter.width)
  }
  return { text, owners }
}

/** The whole of some lines, from the first to the last. */
export function readLines(lines: readonly TextLine<Placed>[]): string {
  return lines.map((line) => readLine(line).text).join(' ')
}
