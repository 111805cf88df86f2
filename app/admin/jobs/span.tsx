import { useTranslations } from 'next-intl'

/** How long something took, as "0.4 s", "12 s", "3 min" or "2 h". */
export function Span({ from, to }: { from: Date; to: Date }) {
  const t = useTranslations('jobs.span')
  const seconds = Math.max(0, to.getTime() - from.getTime()) / 1000
  if (seconds < 0.1) return t('little')
  if (seconds < 10) return t('seconds', { n: Math.round(seconds * 10) / 10 })
  if (seconds < 100) return t('seconds', { n: Math.round(seconds) })
  if (seconds < 6000) return t('minutes', { n: Math.round(seconds / 60) })
  return t('hours', { n: Math.round(seconds / 3600) })
}
