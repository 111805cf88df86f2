import type { Sentence } from '@/lib/platform/language/say'
import type { Box } from '../designs/items'
import type { SignatureState } from './check-signature'
import type { Picture } from './page-picture'

/**
 * The form of a glyph, in em: its bounds (left, bottom, right, top), the area that it inks and the
 * middle of that. The same however its outline is written down.
 */
export type Ink = readonly [
  left: number,
  bottom: number,
  right: number,
  top: number,
  area: number,
  x: number,
  y: number,
]

/**
 * What stands for a piece of text on a page and can be seen there: where its baseline begins and how
 * wide and large it is, in points from the page's upper left corner. `ink`: null where the file has no
 * outline of it. `turned`: it does not run from left to right as lines do.
 */
export type Letter = {
  text: string
  x: number
  y: number
  width: number
  size: number
  /** As #rrggbb; null where it is more than one colour. */
  color: string | null
  ink: Ink | null
  turned: boolean
}

/** Something that was painted over letters, which are given by their places among the page's. */
export type Cover = { box: Box; over: number[] }

export type ReadPage = { width: number; height: number; letters: Letter[]; covers: Cover[] }

export type Attachment = { name: string; bytes: Uint8Array }

/** What was found in a PDF. `ids` are certificates' ids: printed ones first, then those of links. */
export type ReadPdf = {
  pages: ReadPage[]
  attachments: Attachment[]
  /** Addresses that parts of the pages lead to. */
  links: string[]
  ids: string[]
  signature: SignatureState
  /** The largest picture of the first page that has no letter that can be seen, as a scan has none. */
  picture: Picture | null
  /** What wrote the file, as it says itself. */
  producer: string | null
}

/** A file that was not read, or not to the end, and why, for whoever gave it. */
export type Unreadable = { unreadable: Sentence; code: UnreadableCode }

export type UnreadableCode =
  | 'not-pdf'
  | 'encrypted'
  | 'too-large'
  | 'too-many-pages'
  | 'too-much'
  | 'too-slow'
  | 'broken'

export type ReadLimits = { bytes: number; pages: number; ms: number; memory: number }

/** In bytes, pages, milliseconds, and bytes of memory that reading may take beside the file. */
export const readLimits: ReadLimits = {
  bytes: 20 * 1024 * 1024,
  pages: 10,
  ms: 10_000,
  memory: 400 * 1024 * 1024,
}

export const attachmentsAtMost = 5
export const attachmentAtMost = 1024 * 1024

/** Each is looked up. */
export const idsAtMost = 10

/** Far more than pages of texts have: a certificate has about 500. */
export const lettersAtMost = 20_000
