import type { Align, FieldId } from '../schema'
import type { Face, Step } from '../text/fit'

/** In points from the upper left corner of the page. */
export type Box = { left: number; top: number; width: number; height: number }

/** What an element of the document's structure is (ISO 32000-1, 14.8.4). */
export type Tag = 'H1' | 'H2' | 'P'

/** How a text is set in its box: shrunk and wrapped by the steps, never leaving it. */
export type TextStyle = {
  face: Face
  color: string
  steps: readonly Step[]
  align: Align
  /** Where in the box's height the lines stand; in the middle where not said. */
  valign?: 'top' | 'middle' | 'bottom'
}

/**
 * A text on the page. `fixed` ones are the same on every certificate of a certification's version,
 * so that the fast path sets them once.
 */
export type TextItem = TextStyle & {
  kind: 'text'
  text: string
  box: Box
  tag: Tag
  fixed: boolean
  href?: string
}

/** One thing on the page. A line is decoration; the rest is content. */
export type Item =
  | TextItem
  | { kind: 'picture'; picture: string; box: Box; align: Align; alt: string }
  | { kind: 'qr'; text: string; box: Box; color: string; alt: string }
  | { kind: 'line'; box: Box; color: string }

/** A field that can be moved: where the design puts it, and what it holds in a given box. */
export type Field = {
  id: FieldId
  box: Box
  align: Align
  items: (box: Box, align: Align) => Item[]
}

export type PlacedField = { id: FieldId; box: Box; align: Align; items: Item[] }
