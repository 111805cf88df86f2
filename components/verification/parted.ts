type Parts = [start: string, middle: string, end: string]

/**
 * Two texts, each in three parts: what they begin with alike, what differs, what they end with alike.
 * Never parts a letter from its marks.
 */
export function parted(one: string, other: string): [Parts, Parts] {
  const [a, b] = [lettersOf(one), lettersOf(other)]
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start++
  let end = 0
  while (end < most - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return [cut(a, start, end), cut(b, start, end)]
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

function lettersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

function cut(letters: string[], start: number, end: number): Parts {
  const until = letters.length - end
  return [
    letters.slice(0, start).join(''),
    letters.slice(start, until).join(''),
    letters.slice(until).join(''),
  ]
}
