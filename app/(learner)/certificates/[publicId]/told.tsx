import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/moment'
import type { getMyCertificate } from '@/lib/awards/certificates/my-certificate'

type Item = Awaited<ReturnType<typeof getMyCertificate>>['told'][number]

const words = {
  issued: 'tellIssued',
  revoked: 'tellRevoked',
  expiring: 'tellExpiring',
  expired: 'tellExpired',
} as const

/** What the learner was told of a certificate, and whether a mail brought it. */
export function Told({ told }: { told: Item[] }) {
  const t = useTranslations('dashboard.certificate')
  if (told.length === 0) return <p className="text-muted">{t('toldNone')}</p>
  return (
    <ol className="divide-y divide-line border-line border-y">
      {told.map(({ type, threshold, at, mailed }) => (
        <li key={`${type} ${threshold}`} className="flex flex-wrap gap-x-4 py-2.5">
          <span className="text-muted sm:w-40">
            <Day date={at} />
          </span>
          <span className="min-w-0 flex-1 basis-48">
            {t(words[type], { days: threshold })},{' '}
            <span className="text-muted">{t(`mail.${mailed ?? 'none'}`)}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
