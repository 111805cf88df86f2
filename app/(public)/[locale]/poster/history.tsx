import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Day } from '@/components/ui/moment'
import { EntryLink } from '../asked-list'
import type { PublicCertificate } from './public-certificate'

/** What became of it, in order: awarded, renewed from, suspended, expired, replaced, revoked. */
export function History({ certificate }: { certificate: PublicCertificate }) {
  const t = useTranslations('certificate')
  const { awardedAt, earlier, suspended, expiresAt, status, revoked, successorPublicId } =
    certificate
  const events: { name: string; at: Date | null; text: ReactNode }[] = [
    {
      ...{ name: 'awarded', at: awardedAt },
      text: earlier
        ? t.rich('history.renews', {
            earlier: (words) => <EntryLink href={`/c/${earlier.publicId}`}>{words}</EntryLink>,
          })
        : t('history.awarded'),
    },
  ]
  if (suspended) events.push({ name: 'suspended', at: suspended.at, text: t('history.suspended') })
  if (status === 'expired')
    events.push({ name: 'expired', at: expiresAt, text: t('history.expired') })
  if (successorPublicId) {
    const text = t.rich('history.replaced', {
      later: (words) => <EntryLink href={`/c/${successorPublicId}`}>{words}</EntryLink>,
    })
    events.push({ name: 'replaced', at: null, text })
  }
  if (revoked) {
    const text = t('history.revoked', { reason: t(`reason.${revoked.reasonClass}`) })
    events.push({ name: 'revoked', at: revoked.at, text })
  }
  if (events.length === 1 && !earlier) return null
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="mb-3 text-lg">
        {t('history.title')}
      </h2>
      <ol className="divide-y divide-line border-line border-y">
        {events.map(({ name, at, text }) => (
          <li key={name} className="flex flex-wrap justify-between gap-x-4 py-2.5">
            <span>{text}</span>
            {at ? (
              <span className="text-muted">
                <Day date={at} />
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
