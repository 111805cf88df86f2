import bidiFactory from 'bidi-js'

const bidi = bidiFactory()

/** Hebrew, Arabic and their neighbours, the presentation forms, and the supplementary ones. */
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * The embedding level of each UTF-16 unit (UAX #9), the paragraph's direction taken from its first
 * strong letter; null where everything runs from left to right.
 */
export function levelsOf(text: string): Uint8Array | null {
  return rightToLeft.test(text) ? bidi.getEmbeddingLevels(text).levels : null
}

/** The runs of one line from left to right as they are seen (UAX #9, rule L2). */
export function visualOrder<T extends { level: number }>(runs: readonly T[]): T[] {
  const ordered = [...runs]
  const highest = Math.max(0, ...runs.map((run) => run.level))
  for (let level = highest; level >= 1; level--) {
    for (let from = 0; from < ordered.length; from++) {
      let to = from
      while (to < ordered.length && (ordered[to]?.level ?? 0) >= level) to++
      if (to > from) {
        ordered.splice(from, to - from, ...ordered.slice(from, to).reverse())
        from = to
      }
    }
  }
  return ordered
}
