/** `date` moved by whole months in UTC; the day is held within the month (31 Jan + 1 = 28 or 29 Feb). */
export function addMonths(date: Date, months: number): Date {
  const moved = new Date(date)
  const day = moved.getUTCDate()
  moved.setUTCDate(1)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate()
  moved.setUTCDate(Math.min(day, last))
  return moved
}

/** The day of `date` in UTC, as ISO 8601 writes it: `2026-11-23`. */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** `date` moved by whole days of 24 hours. */
export function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * 86_400_000)
}

/** Whole days of 24 hours from `now` to `date`, begun ones left out; 0 on the last. */
export function daysUntil(date: Date, now: Date): number {
  return Math.floor((date.getTime() - now.getTime()) / 86_400_000)
}
