import type { CertificateDocument } from './schema'

export const colour = {
  paper: '#fdfbf4',
  ink: '#1d2620',
  muted: '#566158',
  green: '#1f5a3d',
  gold: '#a98434',
}

/** Landscape width and height, in points. */
export const sizes = { a4: [841.89, 595.28], letter: [792, 612] } as const

/** What each part of the page is given. */
export type Part = { doc: CertificateDocument; width: number; height: number }
