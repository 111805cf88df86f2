import { useLocale, useTranslations } from 'next-intl'

type Form = 'day' | 'month' | 'clock'
const forms: Record<Form, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
}
const made = new Map<string, Intl.DateTimeFormat>()

/** A date in words and in UTC; English has the day first: "23 Nov 2026". */
export function dateText(date: Date, locale: string, form: Form = 'day'): string {
  const english = locale === 'en'
  const key = `${locale} ${form}`
  const format =
    made.get(key) ??
    new Intl.DateTimeFormat(english ? 'en-GB' : locale, { ...forms[form], timeZone: 'UTC' })
  made.set(key, format)
  const text = format.format(date)
  // English Intl writes "Sept"; every other month has three letters.
  return english ? text.replace('Sept', 'Sep') : text
}

/** A date, as "23 Nov 2026". */
export function Day({ date }: { date: Date }) {
  const locale = useLocale()
  return (
    <time dateTime={date.toISOString()} className="whitespace-nowrap">
      {dateText(date, locale)}
    </time>
  )
}

/** A moment, as "23 Nov 2026, 14:05 UTC". */
export function Moment({ date }: { date: Date }) {
  const locale = useLocale()
  const t = useTranslations('ui')
  const [day, clock] = [dateText(date, locale), dateText(date, locale, 'clock')]
  return (
    <time dateTime={date.toISOString()} className="whitespace-nowrap">
      {t('moment', { day, clock })}
    </time>
  )
}
