import type { CompletionKind, Field, ImportPlan, LayoutId } from '../schema'

/** A heading as layouts name it (see `plainHeading`), or how such headings look. */
export type HeadingPattern = string | RegExp

/** How one system lays out its files, as data. */
export type Layout = {
  id: LayoutId
  /** Headings that all must be there for a file to be of this layout. */
  signature: HeadingPattern[]
  /** The columns of each field, the most telling first. */
  columns: Partial<Record<Field, HeadingPattern[]>>
  nameOrder?: ImportPlan['nameOrder']
  scoreScale?: ImportPlan['scoreScale']
  /** What counts as a completion unless someone says otherwise. */
  completion: CompletionKind
  /** Rows that are no learners. */
  isNoLearner?: (cells: readonly string[]) => boolean
}

/** A heading without what differs from export to export: case, blanks, hyphens and underscores. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-/]+/g, ' ')
    .replace(/[\s:*]+$/, '')
    .trim()
}

/** The number of the first column that a pattern fits, by the order of the patterns. */
export function columnOf(patterns: HeadingPattern[], headings: readonly string[]) {
  for (const pattern of patterns) {
    const at = headings.findIndex((heading) =>
      typeof pattern === 'string' ? heading === pattern : pattern.test(heading),
    )
    if (at >= 0) return at
  }
  return undefined
}
