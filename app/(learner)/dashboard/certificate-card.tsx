import { Download } from 'lucide-react'
import Link from 'next/link'
import { StatusBadge } from '@/components/certificates/status'
import { buttonClasses } from '@/components/ui/button'
import { Day } from '@/components/ui/moment'
import type { listMyCertificates } from '@/lib/awards/certificates/queries'

type Mine = Awaited<ReturnType<typeof listMyCertificates>>[number]

export function CertificateCard({ certificate }: { certificate: Mine }) {
  const { publicId, title, issuer, awardedAt, expiresAt, status, hasPdf } = certificate
  return (
    <li className="relative flex flex-wrap items-center justify-between gap-4 rounded-md border border-line bg-surface p-5 hover:border-line-strong">
      <div className="min-w-0 flex-1 basis-64 space-y-1">
        <h2 className="text-lg">
          <Link href={`/c/${publicId}`} className="after:absolute after:inset-0">
            <bdi>{title}</bdi>
          </Link>
        </h2>
        <p className="text-muted">
          <bdi>{issuer.name}</bdi>, <Day date={awardedAt} />
        </p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-1">
          <StatusBadge status={status} />
          {expiresAt && (status === 'valid' || status === 'suspended') ? (
            <span className="text-muted text-xs">
              until <Day date={expiresAt} />
            </span>
          ) : null}
        </p>
      </div>
      {status === 'revoked' ? null : !hasPdf ? (
        <span className="text-muted text-xs">The PDF is being made</span>
      ) : (
        <a
          href={`/c/${publicId}/certificate.pdf`}
          download
          className={`relative ${buttonClasses('plain', 'small')}`}
        >
          <Download aria-hidden="true" className="size-4" />
          PDF
          <span className="sr-only">of {title}</span>
        </a>
      )}
    </li>
  )
}
