import type { Family, Voice } from '../text/faces'
import { itemise, type Run } from '../text/itemise'
import { shapesRightly } from './shaping'

/**
 * Whether react-pdf draws a clean text as HarfBuzz would: Latin, Greek, Cyrillic, Chinese, Japanese,
 * Korean, Armenian, Georgian and Ethiopic without marks of their own, most Devanagari, and Hebrew
 * that reads the same in either paragraph. It drops Arabic letters and prints wrong ones elsewhere.
 */
export function drawsRightly(text: string, voice: Voice): boolean {
  const runs = itemise(text, voice)
  return Array.isArray(runs) && runs.every((run) => runDrawsRightly(run, text))
}

function runDrawsRightly({ text, family }: Run, whole: string): boolean {
  if (family === 'Noto Sans Devanagari') return shapesRightly(text)
  if (family === 'Noto Serif Hebrew') return plainHebrew.test(whole)
  return !beyond.has(family) && !/\p{M}/u.test(text) && !jamo.test(text)
}

const beyond = new Set<Family>([
  'Noto Naskh Arabic',
  'Noto Sans Bengali',
  'Noto Sans Tamil',
  'Noto Sans Thai',
  'Twemoji',
])

/** Parts of a syllable of Hangul that NFC found no whole one for. */
const jamo = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u

/**
 * Hebrew letters with nothing at either end or between them that takes its direction from the
 * paragraph: such text reads the same whether the paragraph runs left or right.
 */
const plainHebrew = /^[\u05d0-\u05ea]+(?:[ \u05be'’"״׳-][\u05d0-\u05ea]+)*׳?$/u
