import type { Align, Look } from '../schema'
import type { Voice } from '../text/faces'
import type { Face, Step } from '../text/fit'
import { inkOn, legible, mix } from './colours'
import type { Box, Item, Tag, TextItem, TextStyle } from './items'

/** Colours that can be read where they are used. */
export type Tones = { ink: string; muted: string; accent: string; rule: string }

/**
 * The tones of texts on paper: the design's own, its accent as far as it is read there, or ones that
 * follow the look's text colour likewise. What a background of the issuer's is like is not known: there
 * it is taken as given.
 */
export function tonesOn(paper: string, { ink: given, background }: Look, own: Tones): Tones {
  if (!given) return { ...own, accent: legible(own.accent, paper) }
  const ink = background ? given : legible(given, paper)
  const ground = background ? inkOn(ink) : paper
  return {
    ink,
    muted: legible(mix(ink, ground, 0.25), ground),
    accent: legible(own.accent, ground),
    rule: mix(ink, ground, 0.4),
  }
}

/** What a design's texts are set in. Tones may differ with the ground that a box stands on. */
export type Dress = {
  voice: Voice
  /** The cut of labels and small phrases. */
  label: Face['cut']
  /** The cut of facts and signatories' names. */
  strong: Face['cut']
  tonesAt: (box: Box) => Tones
  /** Whether a box stands on a ground too dark for a code. */
  darkAt?: (box: Box) => boolean
}

/** A text's style by what it is, not yet by colours and typeface. */
export type Wear = {
  cut: Face['cut']
  tone: keyof Tones
  steps: readonly Step[]
  tracking?: number
  valign?: TextStyle['valign']
}

export const one = (from: number, to: number): Step => ({ lines: 1, from, to })
export const more = (lines: number, from: number, to: number): Step => ({ lines, from, to })

type Said = { text: string; tag?: Tag; fixed?: boolean; href?: string }

/** A text in a box; nothing where it is empty. Without spreads: every certificate sets some twenty. */
export function textItem(
  dress: Dress,
  { text, tag = 'P', fixed = true, href }: Said,
  { cut, tone, steps, tracking, valign }: Wear,
  box: Box,
  align: Align,
): Item[] {
  if (text === '') return []
  const face: Face = { voice: dress.voice, cut }
  if (tracking && apart.test(text)) face.tracking = tracking
  const color = dress.tonesAt(box)[tone]
  const item: TextItem = { kind: 'text', text, tag, fixed, box, align, face, steps, color }
  if (valign) item.valign = valign
  if (href) item.href = href
  return [item]
}

/** Letters that stand alone: joined ones would be torn apart by tracking. */
const apart = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}]*$/u
