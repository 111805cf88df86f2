import type { ImportPlan } from '../schema'

export type NameFault = 'missing' | 'tooLong' | 'formula' | 'direction' | 'control'

/** The most code points that a name may have. */
const nameLimit = 300

/**
 * A name as it shall be printed. Its spelling is kept: blanks around it go, and runs of them become
 * one; nothing else is touched.
 */
export function readName(text: string): { name: string } | { fault: NameFault } {
  const name = text.replace(/\s+/gu, oneBlank).trim()
  if (name === '') return { fault: 'missing' }
  if (isFormula(name)) return { fault: 'formula' }
  if (/[\u202A-\u202E\u2066-\u2069]/.test(name)) return { fault: 'direction' }
  if (/[\p{Cc}\u2028\u2029\uFEFF]/u.test(name)) return { fault: 'control' }
  return name.length > nameLimit ? { fault: 'tooLong' } : { name }
}

/** One name of what two cells hold, either of which may be empty. */
export function joinNames(first: string, last: string): string {
  return `${first.trim()} ${last.trim()}`.trim()
}

/** “Doe, Kim” as Kim Doe; with no comma, or several, as it is written. */
export function inOrder(name: string, order: ImportPlan['nameOrder']): string {
  if (order === 'as-written') return name
  const parts = name.split(',')
  return parts.length === 2 ? joinNames(parts[1] ?? '', parts[0] ?? '') : name
}

/** What a spreadsheet would run: =…, @SUM(…), +1, -2+3, also with the quote that disarms it. */
export function isFormula(text: string): boolean {
  return /^'?(=|[@+]\s*[\w("$]|-\s*(\d|\(|\w+[(|!]))/.test(text)
}

function oneBlank(run: string): string {
  if (/[\n\r\t\v\f]/.test(run)) return ' '
  return run[0] as string
}
