/** How far clocks of others may be ahead of ours. */
export const aheadMs = 5 * 60_000

const form = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-](\d{2}:\d{2}))$/

/**
 * A moment as credentials write it: a dateTimeStamp of XML Schema 1.1, whose zone is always said.
 * Null where it is none, or no day of the calendar.
 */
export function momentOf(value: unknown): Date | null {
  const parts = typeof value === 'string' ? form.exec(value) : null
  if (!parts) return null
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number)
  // Date takes any zone of a day, and 30 February for 1 March.
  if ((parts[7] ?? '') > '14:00') return null
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  const moment = new Date(parts[0])
  return Number.isNaN(moment.getTime()) ? null : moment
}
