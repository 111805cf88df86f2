/** What the file of rejected rows adds to their own columns; read again, it counts for nothing. */
export const ownHeadings = ['laurel_line', 'laurel_column', 'laurel_reason', 'laurel_hint'] as const

/** How the columns begin that hold the cells for which a rejected row had no heading. */
export const surplusHeading = 'laurel_surplus'

export function isOwnHeading(heading: string): boolean {
  return heading.startsWith(surplusHeading) || isExplanation(heading)
}

/** A column that says what is wrong with its row. */
export function isExplanation(heading: string): boolean {
  return ownHeadings.includes(heading as (typeof ownHeadings)[number])
}

/** A cell of such a file without the quote that keeps spreadsheets from running it. */
export function unescapeCell(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
