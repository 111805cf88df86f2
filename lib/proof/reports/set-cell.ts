import type { TextItem } from '@/lib/proof/documents/designs/items'
import { whyUnset } from '@/lib/proof/documents/text/check'
import type { Cut } from '@/lib/proof/documents/text/faces'
import { type Area, fitText } from '@/lib/proof/documents/text/fit'
import { sanitise } from '@/lib/proof/documents/text/sanitise'

const longest = 400

/** A text at one size in a column: how many lines it takes is its own to say. */
export type Style = { size: number; cut: Cut; color: string; lines?: number }

/** A text where it stands, and how high it is, in points. */
export type Placed = { item: TextItem; height: number }

/** Sets a text at (`left`, `top`) in lines no wider than `width`; null for an empty one. */
export function setCell(
  raw: string,
  { left, top, width }: { left: number; top: number; width: number },
  { size, cut, color, lines = 14 }: Style,
): Placed | null {
  const text = drawable(raw)
  if (text === '') return null
  const face = { voice: 'sans', cut } as const
  const steps = [{ lines, from: size, to: size }]
  const area: Area = { width, height: lines * size * 1.7 }
  const fitted = fitText(text, area, steps, face)
  // A hair more, lest rounding leave room for a line less when it is set.
  const height = fitted.lines.length * fitted.pitch + 0.01
  return {
    item: {
      ...{ kind: 'text', tag: 'P', fixed: false, align: 'left', valign: 'top' },
      ...{ text, face, steps, color, box: { left, top, width, height } },
    },
    height,
  }
}

/** The text as it can be drawn: a letter that no font here has becomes a question mark. */
function drawable(raw: string): string {
  const cut =
    Array.from(raw).length > longest ? `${Array.from(raw).slice(0, longest).join('')}…` : raw
  const clean = sanitise(cut, longest + 1)
  if (!clean.ok) return ''
  let { text } = clean
  for (let tries = 0; tries < longest; tries++) {
    const bad = whyUnset(text, 'sans')
    if (!bad) return text
    if (bad.char === '' || bad.char === '?') break
    text = text.replaceAll(bad.char, '?')
  }
  return '?'
}
