import type { Letter } from './read'

/** Letters on one baseline, from left to right, and what they read with the spaces between them. */
export type TextLine = {
  letters: readonly Letter[]
  text: string
  /** Where in the text each letter's own begins. */
  starts: readonly number[]
}

/** What is to stand on a line: all that its reading needs. */
export type Placed = Pick<Letter, 'text' | 'x' | 'y' | 'width' | 'size'>

/** The lines of a page's letters, from the top; ones that run otherwise, as they were painted, last. */
export function textLines(letters: readonly Letter[]): TextLine[] {
  const straight = letters.filter(({ turned }) => !turned)
  const turned = letters.filter(({ turned }) => turned)
  const lines: Letter[][] = []
  // Stable: what stands in one place, as marks that are letters of their own, keeps its order.
  for (const letter of [...straight].sort((a, b) => a.y - b.y)) {
    const line = lines.at(-1)
    const above = line?.[0]
    if (line && above && letter.y - above.y <= 0.2 * Math.min(letter.size, above.size)) {
      line.push(letter)
    } else lines.push([letter])
  }
  const read = lines.map((line) => lineOf(leftToRight(line, letters)))
  return turned.length > 0 ? [...read, lineOf(turned)] : read
}

function leftToRight(line: Letter[], painted: readonly Letter[]): Letter[] {
  const order = new Map(painted.map((letter, i) => [letter, i]))
  return line.sort((a, b) => a.x - b.x || (order.get(a) ?? 0) - (order.get(b) ?? 0))
}

function lineOf(letters: readonly Letter[]): TextLine {
  return { letters, ...readLine(letters) }
}

/** What letters beside each other read; a space where the file has one, or white as wide as one. */
export function readLine(letters: readonly Placed[]): { text: string; starts: number[] } {
  let text = ''
  let end: number | undefined
  const starts: number[] = []
  for (const { text: own, x, width, size } of letters) {
    const apart = end !== undefined && x - end > 0.17 * size
    if (apart && !text.endsWith(' ') && !own.startsWith(' ')) text += ' '
    starts.push(text.length)
    text += own
    end = Math.max(end ?? -Infinity, x + width)
  }
  return { text, starts }
}
