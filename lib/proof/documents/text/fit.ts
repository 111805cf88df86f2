import type { Cut, Voice } from './faces'
import { cjkFamilies } from './han'
import { itemise, type Run } from './itemise'
import { shape } from './shape'

/** Try at most `lines` lines with sizes from `from` down to `to` points. */
export type Step = { lines: number; from: number; to: number }

/** `tracking` in points between letters, for scripts whose letters stand alone. */
export type Face = { voice: Voice; cut: Cut; tracking?: number }

/**
 * A line's runs in logical order, and its width in points. `spaced`: a space was taken from its end,
 * which readers need between its last word and the next line's first.
 */
export type Line = { runs: readonly Run[]; width: number; spaced?: boolean }

/** `pitch` is from baseline to baseline, `tracking` between letters that stand alone; in points. */
export type Fitted = { size: number; pitch: number; tracking: number; lines: Line[] }

/** In points. */
export type Area = { width: number; height: number }

/**
 * The largest setting of a text that stays in the area: the steps in order, each size in turn, the
 * lines balanced. The last step goes on below its floor rather than overflow. The text must be
 * clean and drawable (`whyNotDrawable`).
 */
export function fitText(text: string, area: Area, steps: readonly Step[], face: Face): Fitted {
  const runs = itemise(text, face.voice)
  if (!Array.isArray(runs)) throw new Error(`cannot be drawn: ${runs.code}`)
  const leading = Math.max(...runs.map((run) => leadings[run.family] ?? 1.24))
  const whole = advanceOf(runs, face.cut)
  let atoms: Atom[] | undefined
  let broken: Atom[] | undefined
  for (const [i, step] of steps.entries()) {
    const last = i === steps.length - 1
    const floor = last ? smallest : step.to
    for (let size = step.from; size >= floor; size -= stepBelow(size)) {
      const room = area.width / size
      if (whole.width + whole.gaps * trackingIn(face, size) <= room) {
        const width = (whole.width + whole.gaps * trackingIn(face, size)) * size
        const tracking = trackingIn(face, size) * size
        return { size, pitch: size * leading, tracking, lines: [{ runs, width }] }
      }
      const most = Math.min(step.lines, Math.floor(area.height / (size * leading)))
      if (most < 2) continue
      atoms ??= splitAtoms(runs, face)
      // Only where nothing else helps is a word broken, and then nowhere inside of a letter's marks.
      if (last) broken ??= atoms.flatMap((atom) => breakWord(atom, area.width / step.from, face))
      const parts = last ? (broken as Atom[]) : atoms
      const lines = breakLines(parts, room, most)
      if (!lines) continue
      return {
        ...{ size, pitch: size * leading, tracking: trackingIn(face, size) * size },
        lines: balance(parts, room, lines).map((line) => setLine(line, size, face)),
      }
    }
  }
  throw new Error(`no setting of ${text.length} characters fits ${area.width} points`)
}

/** Five thousand characters at this size fit the smallest box that a field may have. */
const smallest = 0.01

/** In points. Below one, which nobody reads without enlarging it, by a tenth. */
function stepBelow(size: number): number {
  if (size > 20) return 1
  return size > 1 ? 0.5 : size / 10
}

/** In sizes, from baseline to baseline: marks above clear what hangs below the line before. */
const leadings: Partial<Record<Run['family'], number>> = {
  'Noto Naskh Arabic': 1.6,
  'Noto Sans Thai': 1.5,
  'Noto Sans Devanagari': 1.4,
  'Noto Sans Bengali': 1.4,
  'Noto Sans Tamil': 1.35,
}

/** Width in em without tracking, and between how many letters there would be some. */
function advanceOf(runs: readonly Run[], cut: Cut): { width: number; gaps: number } {
  let [width, gaps] = [0, -1]
  for (const run of runs) {
    const set = shape(run, cut)
    width += set.width
    gaps += set.gaps
  }
  return { width, gaps: Math.max(0, gaps) }
}

/** In em. Letters smaller than four points move together as they shrink. */
function trackingIn({ tracking = 0 }: Face, size: number): number {
  return tracking / Math.max(size, 4)
}

/** In points. */
function lineWidth(runs: readonly Run[], face: Face, size: number): number {
  const { width, gaps } = advanceOf(runs, face.cut)
  return (width + gaps * trackingIn(face, size)) * size
}

/** In em, with as much tracking as there is at any size: for breaking lines. */
function widthOf(run: Run, face: Face): number {
  const { width, gaps } = advanceOf([run], face.cut)
  return width + (gaps + 1) * trackingIn(face, 4)
}

/** What a line cannot be broken inside of; a trailing space hangs over the line's end. */
type Atom = { run: Run; width: number; space: number }

function splitAtoms(runs: readonly Run[], face: Face): Atom[] {
  return runs.flatMap((run) => unbroken(run).map((text) => atomOf({ ...run, text }, face)))
}

function atomOf(run: Run, face: Face): Atom {
  const text = run.text.trimEnd()
  const width = text === '' ? 0 : widthOf({ ...run, text }, face)
  const space = text === run.text ? 0 : widthOf({ ...run, text: ' ' }, face)
  return { run, width, space }
}

function breakWord(atom: Atom, width: number, face: Face): Atom[] {
  if (atom.width <= width) return [atom]
  const letters = Array.from(graphemes.segment(atom.run.text), ({ segment }) => segment)
  return letters.map((text) => atomOf({ ...atom.run, text }, face))
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
const thaiWords = new Intl.Segmenter('th', { granularity: 'word' })

/** Words and hyphenated halves; CJK may break after any character, Thai between its words. */
function unbroken({ family, text, level }: Run): string[] {
  if (cjkFamilies.includes(family)) return text.match(/\S ?| /gu) ?? []
  if (family === 'Noto Sans Thai') {
    return Array.from(thaiWords.segment(text), ({ segment }) => segment)
  }
  if (level % 2 === 1) return text.match(/\S+ ?| /gu) ?? []
  return text.match(/[^\s-]*-(?=\S)|[^\s-]+ ?| |- ?/gu) ?? []
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

function setLine(atoms: Atom[], size: number, face: Face): Line {
  const runs: Run[] = []
  for (const { run } of atoms) {
    const last = runs.at(-1)
    if (last?.family === run.family && last.level === run.level) last.text += run.text
    else runs.push({ ...run })
  }
  const end = runs.at(-1)
  const spaced = end?.text.endsWith(' ') ?? false
  if (end) end.text = end.text.trimEnd()
  const kept = runs.filter((run) => run.text !== '')
  return { runs: kept, width: lineWidth(kept, face, size), spaced }
}
