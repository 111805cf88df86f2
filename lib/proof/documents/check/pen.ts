import type { Box } from '../designs/items'
import { common, type Matrix, unmoved, within } from './matrix'
import type { Ink } from './read'

/** What is known of a font: how wide the numbers of its glyphs count, and how they look. */
export type PenFont = {
  scale: number
  vertical: boolean
  inkOf: (fontChar: string) => Ink | null
}

/**
 * The state of the graphics and of the text (ISO 32000-1, 8.4 and 9.3) as far as it says where a text
 * stands and whether it is seen. `clip` is in the page's measure.
 */
export type Pen = {
  matrix: Matrix
  clip: Box
  color: string | null
  alpha: number
  blends: boolean
  masked: boolean
  font: PenFont | null
  size: number
  mode: number
  rise: number
  leading: number
  letterSpace: number
  wordSpace: number
  stretch: number
  textMatrix: Matrix
  x: number
  y: number
  lineX: number
  lineY: number
}

export function newPen(matrix: Matrix, clip: Box): Pen {
  return {
    ...{ matrix, clip, color: '#000000', alpha: 1, blends: false, masked: false },
    ...{ font: null, size: 0, mode: 0, rise: 0, leading: 0 },
    ...{ letterSpace: 0, wordSpace: 0, stretch: 1, textMatrix: unmoved },
    ...{ x: 0, y: 0, lineX: 0, lineY: 0 },
  }
}

/** Moves to where the next line begins, counted from where this one did. */
export function moveLine(pen: Pen, x: number, y: number) {
  pen.lineX += x
  pen.lineY += y
  pen.x = pen.lineX
  pen.y = pen.lineY
}

export function startText(pen: Pen, matrix: Matrix) {
  pen.textMatrix = matrix
  pen.x = pen.y = pen.lineX = pen.lineY = 0
}

export function transform(pen: Pen, matrix: ArrayLike<number>) {
  pen.matrix = within(pen.matrix, matrix)
}

export function clipTo(pen: Pen, box: Box) {
  pen.clip = common(pen.clip, box)
}

/** Whether what is filled now hides what was there. */
export function paintsOver({ alpha, blends, masked }: Pen): boolean {
  return alpha > 0.5 && !blends && !masked
}
