import { contrast, inkOn } from '../designs/colours'
import type { ExpectedLetter, ExpectedLine } from './expected'
import { sameInk } from './ink'
import { normalText } from './normal-text'
import type { Letter } from './read'

/** A letter of the page, and which of the record's it stands for. */
export type Pair = { letter: Letter; expected: ExpectedLetter }

/** The letters of a page that nothing stands for yet, found by where they are. */
export class LooseLetters {
  readonly #rows = new Map<number, Letter[]>()
  readonly #all: readonly Letter[]
  readonly #loose: Set<Letter>

  constructor(letters: readonly Letter[]) {
    this.#all = letters
    this.#loose = new Set(letters)
    for (const letter of letters) {
      const row = Math.floor(letter.y / rowHeight)
      const own = this.#rows.get(row)
      if (own) own.push(letter)
      else this.#rows.set(row, [letter])
    }
  }

  /** In the order in which they are painted. */
  left(): Letter[] {
    return this.#all.filter((letter) => this.#loose.has(letter))
  }

  has(letter: Letter): boolean {
    return this.#loose.has(letter)
  }

  take(letters: Iterable<Letter>) {
    for (const letter of letters) this.#loose.delete(letter)
  }

  giveBack(letters: Iterable<Letter>) {
    for (const letter of letters) this.#loose.add(letter)
  }

  /**
   * The line where it belongs, moved by so many points: a letter for each of its letters, or null.
   * Letters of the same form are taken before others.
   */
  match({ letters }: ExpectedLine, color: string, dx: number, dy: number): Pair[] | null {
    const pairs: Pair[] = []
    const taken = new Set<Letter>()
    for (const expected of letters) {
      if (!counts(expected)) continue
      const there = this.#at(expected, dx, dy).filter((letter) => {
        return !taken.has(letter) && standsFor(letter, expected, color)
      })
      const letter = there.find(({ ink }) => same(ink, expected.ink)) ?? there[0]
      if (!letter || (expected.emoji && !same(letter.ink, expected.ink))) return null
      taken.add(letter)
      pairs.push({ letter, expected })
    }
    return pairs
  }

  #at({ x, y, size }: ExpectedLetter, dx: number, dy: number): Letter[] {
    const slack = Math.max(0.4, 0.03 * size)
    const row = Math.floor((y + dy) / rowHeight)
    const found: Letter[] = []
    for (const near of [row - 1, row, row + 1]) {
      for (const letter of this.#rows.get(near) ?? []) {
        const off = Math.abs(letter.x - x - dx) > slack || Math.abs(letter.y - y - dy) > slack
        if (!off && this.#loose.has(letter)) found.push(letter)
      }
    }
    return found
  }
}

const rowHeight = 4

/** Whether anything is seen of it: spaces and marks without ink of their own may be anywhere. */
export function counts({ text, emoji }: Pick<ExpectedLetter, 'text' | 'emoji'>): boolean {
  return emoji || normalText(text).trim() !== ''
}

export function same(one: Letter['ink'], other: Letter['ink']): boolean {
  return one !== null && other !== null && sameInk(one, other)
}

function standsFor(letter: Letter, expected: ExpectedLetter, color: string): boolean {
  if (letter.turned || Math.abs(letter.size / expected.size - 1) > 0.05) return false
  if (normalText(letter.text) !== normalText(expected.text)) return false
  return expected.emoji || !fades(letter.color, color)
}

/** Whether a text goes towards what it stands on, by more than a copy in grey would. */
export function fades(color: string | null, expected: string): boolean {
  if (color === null || !/^#[0-9a-f]{6}$/i.test(color)) return false
  const ground = inkOn(expected)
  return contrast(color, expected) > 2.5 && contrast(color, ground) < contrast(expected, ground)
}
