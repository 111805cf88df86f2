import { isoDay } from '@/lib/platform/clock/dates'
/** What stands in a sentence: text, a number, or a day of UTC as `{ day: '2026-11-23' }`. */
export type Values = Record<string, string | number | { day: string }>

export type DateForm = keyof typeof forms
const forms = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>
const made = new Map<string, Intl.DateTimeFormat>()

/** A date in words, of UTC unless told otherwise; English has the day first: "23 Nov 2026". */
export function dateText(
  date: Date,
  locale: string,
  form: DateForm = 'day',
  timeZone = 'UTC',
): string {
  const english = locale === 'en'
  const key = `${locale} ${form} ${timeZone}`
  const format =
    made.get(key) ??
    new Intl.DateTimeFormat(english ? 'en-GB' : locale, { ...forms[form], timeZone })
  made.set(key, format)
  const text = format.format(date)
  // English Intl writes "Sept"; every other month has three letters.
  return english ? text.replace('Sept', 'Sep') : text
}

/** The values of a sentence as its text takes them: days in the words of the language. */
export function spoken(
  values: Values | undefined,
  locale: string,
): Record<string, string | number> | undefined {
  if (!values) return undefined
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? dateText(new Date(value.day), locale) : value,
    ]),
  )
}

/** A moment's day, as a sentence keeps it. */
export function dayOf(date: Date): { day: string } {
  return { day: isoDay(date) }
}
