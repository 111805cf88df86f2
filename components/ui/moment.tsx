import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { dateText } from '@/lib/platform/language/rules'

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
