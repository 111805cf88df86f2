import type { CertificateDocument, FieldId, Look } from '../schema'
import { type Words, wordsOf } from '../words'
import type { Box } from './items'

export type Size = { width: number; height: number }

const sizes = {
  a4: { width: 841.89, height: 595.28 },
  letter: { width: 792, height: 612 },
} as const

/** In points. */
export function pageSize({ paper, orientation }: Pick<Look, 'paper' | 'orientation'>): Size {
  const { width, height } = sizes[paper]
  return orientation === 'landscape' ? { width, height } : { width: height, height: width }
}

/** What a design is given: the page, how it shall look, and what it says. */
export type Sheet = { page: Size; look: Look; doc: CertificateDocument; words: Words }

export function sheetOf(look: Look, doc: CertificateDocument): Sheet {
  return { page: pageSize(look), look, doc, words: wordsOf(look.wording) }
}

/** Whether a field is to have room: what is hidden leaves no hole. */
export function shows({ hidden }: Pick<Look, 'hidden'>, id: FieldId): boolean {
  return !hidden.includes(id)
}

/**
 * What an ornament may follow: the sheet, where a field stands (undefined where it is hidden), and
 * how far colours that reach the page's edge go on beyond it, in points.
 */
export type OrnamentsProps = {
  sheet: Sheet
  boxOf: (id: FieldId) => Box | undefined
  bleed: number
}
