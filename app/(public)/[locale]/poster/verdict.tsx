import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { statusLooks } from '@/components/certificates/status'
import { classes } from '@/components/ui/classes'
import { Day, Moment } from '@/components/ui/moment'
import { tones } from '../tones'
import type { PublicCertificate } from './public-certificate'

/** The answer that a verifier came for, before anything else on the page. */
export function Verdict({ certificate }: { certificate: PublicCertificate }) {
  const t = useTranslations('certificates.status')
  const { status } = certificate
  const { tone, Icon } = statusLooks[status]
  return (
    <div className={classes('border-line border-b print:border-b-2', tones[tone])}>
      <div className="mx-auto flex max-w-6xl items-start gap-4 px-4 py-5 sm:items-center sm:px-6 sm:py-6">
        <Icon aria-hidden="true" className="size-10 shrink-0 sm:size-12" strokeWidth={1.5} />
        <div className="min-w-0">
          <p data-testid="verdict" className="font-semibold font-serif text-xl">
            {t(status)}
          </p>
          <p className="wrap-anywhere text-base text-ink">
            <Says certificate={certificate} />
          </p>
        </div>
      </div>
    </div>
  )
}

function Says({ certificate }: { certificate: PublicCertificate }) {
  const t = useTranslations('certificate')
  const { status, revoked, suspended, expiresAt, successorPublicId } = certificate
  const issuer = () => <bdi>{certificate.issuer.name}</bdi>
  switch (status) {
    case 'revoked':
      if (!revoked) return null
      return t.rich('says.revoked', {
        ...{ issuer, reason: t(`reason.${revoked.reasonClass}`) },
        moment: () => <Moment date={revoked.at} />,
      })
    case 'superseded':
      return (
        <>
          {t('says.superseded')}{' '}
          {successorPublicId ? (
            <Link href={`/c/${successorPublicId}`} className="font-medium underline">
              {t('says.successor')}
            </Link>
          ) : null}
        </>
      )
    case 'expired':
      if (!expiresAt) return null
      return t.rich('says.expired', { issuer, day: () => <Day date={expiresAt} /> })
    case 'suspended':
      if (!suspended) return null
      return t.rich('says.suspended', { issuer, day: () => <Day date={suspended.at} /> })
    case 'valid':
      return expiresAt
        ? t.rich('says.validUntil', { issuer, day: () => <Day date={expiresAt} /> })
        : t.rich('says.valid', { issuer })
  }
}
