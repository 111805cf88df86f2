import { useLocale, useTimeZone, useTranslations } from 'next-intl'

type Form = 'day' | 'month' | 'clock'
const forms: Record<Form, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' },
}
const made = new Map<string, Intl.DateTimeFormat>()

/** A date in words, of UTC unless told otherwise; English has the day first: "23 Nov 2026". */
export function dateText(date: Date, locale: string, form: Form = 'day', timeZone = 'UTC'): string {
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

/** A date that counts as a day, as what is printed on a certificate: "23 Nov 2026", UTC's. */
export function Day({ date }: { date: Date }) {
  const locale = useLocale()
  return (
    <time dateTime={date.toISOString()} className="whitespace-nowrap">
      {dateText(date, locale)}
    </time>
  )
}

/** A moment, as "23 Nov 2026, 15:05 CET": by the reader's clock on signed-in pages, else UTC. */
export function Moment({ date }: { date: Date }) {
  const locale = useLocale()
  const zone = useTimeZone()
  const t = useTranslations('ui')
  const [day, clock] = [dateText(date, locale, 'day', zone), dateText(date, locale, 'clock', zone)]
  return (
    // Server and browser may have different names for a zone.
    <time dateTime={date.toISOString()} className="whitespace-nowrap" suppressHydrationWarning>
      {t('moment', { day, clock })}
    </time>
  )
}
