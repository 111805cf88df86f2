import { Download } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { PrivateBadge, StatusBadge } from '@/components/certificates/status'
import { buttonClasses } from '@/components/ui/button'
import { Day } from '@/components/ui/moment'
import type { listMyCertificates } from '@/lib/awards/certificates/queries'

export type Mine = Awaited<ReturnType<typeof listMyCertificates>>[number]

/** One certificate in the dashboard. `soon`: the days left where it expires before long. */
export function CertificateCard({ certificate, soon }: { certificate: Mine; soon: number | null }) {
  const t = useTranslations('dashboard')
  const { publicId, title, issuer, awardedAt, expiresAt, status, hasPdf, privateSince } =
    certificate
  return (
    <li className="relative flex flex-wrap items-center justify-between gap-4 rounded-md border border-line bg-surface p-5 transition-colors hover:border-line-strong">
      <div className="min-w-0 flex-1 basis-64 space-y-1">
        <h3 className="wrap-anywhere font-serif text-lg">
          <Link href={`/certificates/${publicId}`} className="after:absolute after:inset-0">
            <bdi>{title}</bdi>
          </Link>
        </h3>
        <p className="wrap-anywhere text-muted">
          <bdi>{issuer.name}</bdi>, <Day date={awardedAt} />
        </p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-1">
          <StatusBadge status={status} />
          {privateSince ? <PrivateBadge /> : null}
          {soon !== null ? (
            <span className="font-medium text-warn text-xs">
              {t('expiresSoon', { days: soon })}
            </span>
          ) : expiresAt && (status === 'valid' || status === 'suspended') ? (
            <span className="text-muted text-xs">
              {t.rich('until', { date: () => <Day date={expiresAt} /> })}
            </span>
          ) : null}
        </p>
      </div>
      {status === 'revoked' ? null : !hasPdf ? (
        <span className="text-muted text-xs">{t('being')}</span>
      ) : (
        <a
          href={`/c/${publicId}/certificate.pdf`}
          download
          className={`relative ${buttonClasses('plain', 'small')}`}
        >
          <Download aria-hidden="true" className="size-4" />
          <span>
            {t.rich('pdf', { title, of: (words) => <span className="sr-only">{words}</span> })}
          </span>
        </a>
      )}
    </li>
  )
}
