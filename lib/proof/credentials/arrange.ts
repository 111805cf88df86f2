/** Text with holes: a string stands as it is, a number names the value that goes there. */
export type Pattern = readonly (string | number)[]

/** What goes into holes, by their numbers: as texts, and in UTF-8, where a letter of the string is a byte. */
export type Filling = { texts: readonly string[]; bytes: readonly string[] }

/**
 * Lines that have been put in order once; `text` is all of them in UTF-8, as `Filling` has it, which is
 * shorter to fill in and to hash. `unsure`: those pairs of neighbours whose order values decide.
 */
export type Arranged = {
  lines: readonly Pattern[]
  text: Pattern
  unsure: readonly (readonly [Pattern, Pattern])[]
}

export function filledIn(pattern: Pattern, values: readonly string[]): string {
  let text = ''
  for (const part of pattern) text += typeof part === 'number' ? values[part] : part
  return text
}

export function fillingOf(texts: readonly string[]): Filling {
  return { texts, bytes: texts.map(inBytes) }
}

/** Lines by their letters' code units, as RDFC-1.0 orders them, each once, as one text. */
export function inOrder(lines: readonly Pattern[], values: readonly string[]): string {
  return [...new Set(lines.map((line) => filledIn(line, values)))].sort().join('')
}

/** Arranges lines as they stand with these values, and so with most others. */
export function arrange(lines: readonly Pattern[], values: readonly string[]): Arranged {
  const ordered = lines
    .map((line) => ({ line, text: filledIn(line, values) }))
    .sort((one, other) => (one.text < other.text ? -1 : 1))
    .map(({ line }) => line)
  const pairs = ordered.slice(1).map((line, i) => [ordered[i] as Pattern, line] as const)
  const unsure = pairs.filter(([one, other]) => !isAlwaysBefore(one, other))
  return { lines, text: joined(ordered), unsure }
}

/** What `inOrder` gives, in UTF-8, without sorting where the order is the arranged one. */
export function inArrangedOrder({ lines, text, unsure }: Arranged, values: Filling): Buffer {
  const { texts, bytes } = values
  for (const [one, other] of unsure) {
    if (filledIn(one, texts) >= filledIn(other, texts)) return Buffer.from(inOrder(lines, texts))
  }
  return Buffer.from(filledIn(text, bytes), 'latin1')
}

/** Whether what tells two lines apart stands before any hole that is not the same in both. */
function isAlwaysBefore(one: Pattern, other: Pattern): boolean {
  const at = one.findIndex((part, i) => part !== other[i])
  const [left, right] = [one[at], other[at]]
  if (typeof left !== 'string' || typeof right !== 'string') return false
  const both = Math.min(left.length, right.length)
  return left.slice(0, both) < right.slice(0, both)
}

/** Patterns one after the other, in as few parts as may be, in UTF-8. */
function joined(patterns: readonly Pattern[]): Pattern {
  const parts: (string | number)[] = []
  for (const part of patterns.flat()) {
    const last = parts.at(-1)
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part
    else parts.push(part)
  }
  return parts.map((part) => (typeof part === 'string' ? inBytes(part) : part))
}

function inBytes(text: string): string {
  return ascii.test(text) ? text : Buffer.from(text).toString('latin1')
}

const ascii = /^[\0-\x7f]*$/
