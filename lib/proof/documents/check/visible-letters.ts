import type { Box } from '../designs/items'
import type { ExpectedPage } from './expected'
import type { Letter, ReadPage } from './read'

/**
 * The letters that can be seen of a page, where they would stand on the expected one, should it have
 * grown or shrunk around its middle, as for print. What was painted over is gone, but for what the
 * document's own pictures stand on.
 */
export function visibleLetters(page: ReadPage, expected: ExpectedPage): Letter[] {
  const dx = (expected.width - page.width) / 2
  const dy = (expected.height - page.height) / 2
  const gone = new Set<number>()
  for (const { box, over } of page.covers) {
    const own = { ...box, left: box.left + dx, top: box.top + dy }
    if (expected.pictures.some((picture) => isWithin(own, picture))) continue
    for (const letter of over) gone.add(letter)
  }
  return page.letters.flatMap((letter, i) => {
    if (gone.has(i)) return []
    return Math.abs(dx) + Math.abs(dy) < 0.01
      ? [letter]
      : [{ ...letter, x: letter.x + dx, y: letter.y + dy }]
  })
}

function isWithin(one: Box, other: Box): boolean {
  const slack = 1
  return (
    one.left >= other.left - slack &&
    one.top >= other.top - slack &&
    one.left + one.width <= other.left + other.width + slack &&
    one.top + one.height <= other.top + other.height + slack
  )
}
