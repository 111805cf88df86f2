import type { SigningKey } from '@/lib/proof/documents/sign/signing-key'

/** How a word in a table is meant: it has a colour of its own. */
export type Mood = 'good' | 'bad' | 'warning' | 'unsure'

export type Cell = string | { text: string; mood: Mood }

/** A table with what it is about, in words that are ready to be read. All texts may be of any script. */
export type Report = {
  /** BCP 47. */
  language: string
  title: string
  lead: string
  facts: readonly { name: string; value: string }[]
  /** `share` of the page's width; they add up to one. */
  columns: readonly { name: string; share: number }[]
  rows: readonly (readonly Cell[])[]
  /** What is said under each page. */
  foot: string
  /** “Page {page} of {pages}”: both stand for numbers. */
  pageName: string
  madeAt: Date
}

/** What a thread is asked for. */
export type ReportOrder = { report: Report; key: SigningKey }

/** What wrote the file, as it says itself: by this a report is told from a certificate. */
export const reportProducer = 'Laurel, verification report'
