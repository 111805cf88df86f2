import { contrast, inkOn } from '../designs/colours'
import type { ExpectedLetter, ExpectedLine, ExpectedText } from './expected'
import { isInkOf, sameInk } from './ink'
import { normalText } from './normal-text'
import type { Letter } from './read'

/** A letter of the page, and which of the record's it stands for. */
export type Pair = { letter: Letter; expected: ExpectedLetter }

/** The letters of a page that nothing stands for yet, found by where they are. */
export class LooseLetters {
  /** By the cell of a grid that they begin in. */
  readonly #cells = new Map<string, Letter[]>()
  readonly #all: readonly Letter[]
  readonly #loose: Set<Letter>
  /** Whether the file has lost what its letters say, so that they are known by their forms alone. */
  readonly #mute: boolean

  constructor(letters: readonly Letter[], texts: readonly ExpectedText[]) {
    this.#all = letters
    this.#loose = new Set(letters)
    for (const letter of letters) {
      const cell = `${Math.floor(letter.x / cellSide)} ${Math.floor(letter.y / cellSide)}`
      const own = this.#cells.get(cell)
      if (own) own.push(letter)
      else this.#cells.set(cell, [letter])
    }
    this.#mute = this.#isMute(texts.flatMap(({ lines }) => lines.flatMap((line) => line.letters)))
  }

  /** So it is where most of the very letters that are expected say something else. */
  #isMute(expected: readonly ExpectedLetter[]): boolean {
    const there = expected.filter(isRead).flatMap((one) => {
      const letter = this.#at(one, 0, 0).find((letter) => isInkOf(letter.ink, one.ink))
      return letter ? [says(letter, one)] : []
    })
    return there.filter((said) => !said).length > there.length / 2
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
      if (!counts(expected) && !expected.ink) continue
      const there = this.#at(expected, dx, dy).filter((letter) => {
        return !taken.has(letter) && this.#standsFor(letter, expected, color)
      })
      const alike = there.find(({ ink }) => same(ink, expected.ink))
      const letter = isRead(expected) ? (alike ?? there[0]) : alike
      if (!letter && counts(expected)) return null
      if (!letter) continue
      taken.add(letter)
      pairs.push({ letter, expected })
    }
    return pairs
  }

  #at({ x, y, size }: ExpectedLetter, dx: number, dy: number): Letter[] {
    const slack = Math.max(0.4, 0.03 * size)
    const [column, row] = [Math.floor((x + dx) / cellSide), Math.floor((y + dy) / cellSide)]
    return around.flatMap(([across, down]) => {
      const near = this.#cells.get(`${column + across} ${row + down}`) ?? []
      return near.filter((letter) => {
        const off = Math.abs(letter.x - x - dx) > slack || Math.abs(letter.y - y - dy) > slack
        return !off && this.#loose.has(letter)
      })
    })
  }

  #standsFor(letter: Letter, expected: ExpectedLetter, color: string): boolean {
    if (letter.turned || Math.abs(letter.size / expected.size - 1) > 0.05) return false
    const unsaid = this.#mute ? isInkOf(letter.ink, expected.ink) : isGarbled(letter, expected)
    if (!says(letter, expected) && !unsaid) return false
    return expected.emoji || !fades(letter.color, color)
  }
}

/** In points: wider than letters may be off their place, which is 3 % of the largest's size. */
const cellSide = 4
const around = [-1, 0, 1].flatMap((across) => [-1, 0, 1].map((down) => [across, down] as const))

/**
 * Whether a letter must be found: spaces and marks without ink of their own may be anywhere. What
 * says nothing but has ink (a letter whose text stands for itself beside it, before a joiner) is taken
 * where it is.
 */
export function counts(letter: Pick<ExpectedLetter, 'text' | 'emoji'>): boolean {
  return letter.emoji || isRead(letter)
}

/** Whether it is known by its text; what is not, is known by its form alone. */
function isRead({ text, emoji }: Pick<ExpectedLetter, 'text' | 'emoji'>): boolean {
  return !emoji && normalText(text).trim() !== ''
}

function says(letter: Letter, expected: ExpectedLetter): boolean {
  return normalText(letter.text) === normalText(expected.text)
}

export function same(one: Letter['ink'], other: Letter['ink']): boolean {
  return one !== null && other !== null && sameInk(one, other)
}

/**
 * Whether it is that very letter, though what it says is none of its font's: programs that write files
 * anew lose or garble the texts of letters, Ghostscript those of ligatures, and leave the letters alone.
 * What says another letter of the font was changed to do so.
 */
function isGarbled(letter: Letter, expected: ExpectedLetter): boolean {
  if (!isInkOf(letter.ink, expected.ink)) return false
  const { font } = expected.font
  return Array.from(letter.text).some((char) => !font.glyph(char.codePointAt(0) ?? 0))
}

/** Whether people can read it as they could what the record would print. */
export function isLegible({ size, color }: Letter, expected: ExpectedText): boolean {
  const own = expected.lines[0]?.letters[0]?.size ?? 0
  return size >= own / 2 && !fades(color, expected.color)
}

/** Whether a text goes towards what it stands on, by more than a copy in grey would. */
function fades(color: string | null, expected: string): boolean {
  if (color === null || !/^#[0-9a-f]{6}$/i.test(color)) return false
  const ground = inkOn(expected)
  return contrast(color, expected) > 2.5 && contrast(color, ground) < contrast(expected, ground)
}

/** Which letters of a text stand for which, where they are known by what they say alone. */
export function pairByText(
  letters: readonly Letter[],
  expected: readonly ExpectedLetter[],
): Pair[] {
  const byText = new Map<string, ExpectedLetter[]>()
  for (const one of expected) {
    const text = normalText(one.text)
    byText.set(text, [...(byText.get(text) ?? []), one])
  }
  return letters.flatMap((letter) => {
    const there = byText.get(normalText(letter.text)) ?? []
    const one = there.find(({ ink }) => same(letter.ink, ink)) ?? there[0]
    return one ? [{ letter, expected: one }] : []
  })
}
