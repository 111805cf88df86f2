import type { ImportPlan } from '../schema'

/** What systems write where there is no score. */
const none = new Set([
  '',
  '-',
  '–',
  '—',
  'n/a',
  'na',
  'not attempted',
  'not available',
  '(read only)',
])

/**
 * Percent from 0 to 100, from “87.5”, “87,5”, “87.5 %” or, on the scale from 0 to 1, “0.875”.
 * `none` where the cell says that there is no score, `bad` where it is not one.
 */
export function readScore(text: string, scale: ImportPlan['scoreScale']): number | 'none' | 'bad' {
  const given = text.trim().toLowerCase()
  if (none.has(given)) return 'none'
  const number = /^(\d{1,9}(?:[.,]\d{1,9})?)(\s?%)?$/.exec(given)
  if (!number) return 'bad'
  const value = Number(number[1]?.replace(',', '.'))
  // Rounded far behind the point: 0.29 × 100 is 28.999999999999996.
  const percent = scale === 'fraction' && !number[2] ? Math.round(value * 1e8) / 1e6 : value
  return percent <= 100 ? percent : 'bad'
}
