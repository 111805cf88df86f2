import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { statusLooks } from '@/components/certificates/status'
import { classes } from '@/components/ui/classes'
import { Day, Moment } from '@/components/ui/moment'
import type { ReasonClass } from '@/lib/awards/certificates/schema'
import type { PublicCertificate } from './public-certificate'

const bands = {
  valid: 'bg-valid-soft text-valid',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
  slate: 'bg-slate-soft text-slate',
  gold: 'bg-gold-soft text-gold',
}

/** The answer that a verifier came for, before anything else on the page. */
export function Verdict({ certificate }: { certificate: PublicCertificate }) {
  const t = useTranslations('certificates')
  const { tone, Icon } = statusLooks[certificate.status]
  return (
    <div className={classes('border-line border-b', bands[tone])}>
      <div className="mx-auto flex max-w-6xl items-start gap-4 px-4 py-5 sm:items-center sm:px-6">
        <Icon aria-hidden="true" className="size-9 shrink-0" />
        <div className="min-w-0">
          <p data-testid="verdict" className="font-semibold text-lg">
            {t(`status.${certificate.status}`)}
          </p>
          <p className="text-ink">
            {explained(certificate, (reason) => t(`reasonClass.${reason}`))}
          </p>
        </div>
      </div>
    </div>
  )
}

function explained(
  certificate: PublicCertificate,
  reasonText: (reason: ReasonClass) => string,
): ReactNode {
  const { status, revoked, suspended, expiresAt, successorPublicId, issuer } = certificate
  switch (status) {
    case 'revoked':
      return revoked ? (
        <>
          {issuer.name} withdrew this certificate on <Moment date={revoked.at} />. Reason:{' '}
          {reasonText(revoked.reasonClass).toLowerCase()}.
        </>
      ) : null
    case 'superseded':
      return (
        <>
          A newer certificate has taken its place.{' '}
          {successorPublicId ? (
            <Link href={`/c/${successorPublicId}`} className="font-medium underline">
              See the one that counts now
            </Link>
          ) : null}
        </>
      )
    case 'expired':
      return expiresAt ? (
        <>
          It was valid until <Day date={expiresAt} />.
        </>
      ) : null
    case 'suspended':
      return suspended ? (
        <>
          {issuer.name} suspended it on <Day date={suspended.at} />; it does not count for now.
        </>
      ) : null
    case 'valid':
      return expiresAt ? (
        <>
          {issuer.name} stands by this certificate. It is valid until <Day date={expiresAt} />.
        </>
      ) : (
        <>{issuer.name} stands by this certificate. It does not expire.</>
      )
  }
}
