import { cjkFamilies } from './han'
import { type Run, splitRuns } from './runs'

/** Width in em of a run as its font sets it. */
export type Measure = (run: Run) => number

/** Try at most `lines` lines with sizes from `from` down to `to` points. */
export type Step = { lines: number; from: number; to: number }

export type Line = { runs: Run[]; width: number }
export type Fitted = { size: number; lines: Line[] }

/** In points. */
export type Box = { width: number; height: number }

/** From baseline to baseline, in sizes: stacked Vietnamese accents clear the descenders above. */
export const leading = 1.24

/**
 * The largest setting of a text that stays in the box: the steps in order, each size in turn, the
 * lines balanced. The last step goes on below its floor rather than overflow. The text must be
 * drawable (`whyNotDrawable`).
 */
export function fitText(
  text: string,
  { width, height }: Box,
  steps: readonly Step[],
  measure: Measure,
): Fitted {
  const runs = splitRuns(text)
  if (!Array.isArray(runs)) throw new Error(`cannot be drawn: ${runs.code}`)
  const words = runs.flatMap((run) => splitAtoms(run, unbroken(run), measure))
  for (const [i, step] of steps.entries()) {
    const last = i === steps.length - 1
    const floor = last ? smallest : step.to
    // Only where nothing else helps is a word broken, and then nowhere inside of a letter's marks.
    const atoms = last
      ? words.flatMap((word) => breakWord(word, width / step.from, measure))
      : words
    for (let size = step.from; size >= floor; size -= size > 20 ? 1 : 0.5) {
      const most = Math.min(step.lines, Math.max(1, Math.floor(height / (size * leading))))
      const lines = breakLines(atoms, width / size, most)
      if (lines)
        return { size, lines: balance(atoms, width / size, lines).map((l) => setLine(l, size)) }
    }
  }
  throw new Error(`no setting of ${text.length} characters fits ${width} points`)
}

/** A text that needs less than this fits no page of ours, whatever it is. */
const smallest = 2

/** What a line cannot be broken inside of; a trailing space hangs over the line's end. */
type Atom = { text: string; family: Run['family']; width: number; space: number }

function splitAtoms({ family }: Run, parts: string[], measure: Measure): Atom[] {
  const space = measure({ family, text: ' ' })
  return parts.map((part) => {
    const text = part.trimEnd()
    const width = text === '' ? 0 : measure({ family, text })
    return { text: part, family, width, space: part === text ? 0 : space }
  })
}

function breakWord(word: Atom, width: number, measure: Measure): Atom[] {
  if (word.width <= width) return [word]
  const letters = Array.from(graphemes.segment(word.text), ({ segment }) => segment)
  return splitAtoms(word, letters, measure)
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Words and hyphenated halves; CJK may break after any character, Hebrew at spaces alone. */
function unbroken(run: Run): string[] {
  if (cjkFamilies.includes(run.family)) return run.text.match(/\S ?| /gu) ?? []
  // A hyphen at a line's end would take its direction from the paragraph and change sides.
  if (run.family === 'Noto Serif Hebrew') return run.text.match(/\S+ ?| /gu) ?? []
  return run.text.match(/[^\s-]*-(?=\S)|[^\s-]+ ?| |- ?/gu) ?? []
}

/** Greedy lines no wider than `width` em; null when they are more than `most`. */
function breakLines(atoms: Atom[], width: number, most: number): Atom[][] | null {
  const lines: Atom[][] = []
  let line: Atom[] = []
  let used = 0
  for (const atom of atoms) {
    if (atom.width > width) return null
    if (line.length > 0 && used + atom.width > width) {
      lines.push(line)
      if (lines.length >= most) return null
      line = []
      used = 0
    }
    line.push(atom)
    used += atom.width + atom.space
  }
  return [...lines, line]
}

/** The same number of lines in the narrowest measure, so that no word is left alone on the last. */
function balance(atoms: Atom[], width: number, lines: Atom[][]): Atom[][] {
  let best = lines
  let low = width / 2
  let high = width
  while (high - low > width / 200) {
    const middle = (low + high) / 2
    const tried = breakLines(atoms, middle, lines.length)
    if (tried) {
      best = tried
      high = middle
    } else low = middle
  }
  return best
}

function setLine(atoms: Atom[], size: number): Line {
  const runs: Run[] = []
  for (const atom of atoms) {
    const last = runs.at(-1)
    if (last?.family === atom.family) last.text += atom.text
    else runs.push({ text: atom.text, family: atom.family })
  }
  const end = runs.at(-1)
  if (end) end.text = end.text.trimEnd()
  const width = atoms.reduce((sum, atom) => sum + atom.width + atom.space, 0)
  return { runs, width: (width - (atoms.at(-1)?.space ?? 0)) * size }
}
