import { Fact, Facts } from '@/components/ui/facts'
import { Day } from '@/components/ui/moment'
import type { PublicCertificate } from './public-certificate'

export function CertificateFacts({ certificate }: { certificate: PublicCertificate }) {
  const { publicId, recipientName, title, description, issuer, score, pdf } = certificate
  return (
    <section aria-label="Facts">
      <Facts>
        <Fact name="Awarded to">
          <bdi>{recipientName}</bdi>
        </Fact>
        <Fact name="For">
          <bdi>{title}</bdi>
        </Fact>
        {description ? (
          <Fact name="What it stands for">
            <span dir="auto">{description}</span>
          </Fact>
        ) : null}
        <Fact name="Issuer">
          {issuer.url ? (
            <a href={issuer.url} rel="noopener" className="font-medium text-laurel underline">
              <bdi>{issuer.name}</bdi>
            </a>
          ) : (
            <bdi>{issuer.name}</bdi>
          )}
        </Fact>
        <Fact name="Awarded">
          <Day date={certificate.awardedAt} />
        </Fact>
        <Fact name="Issued">
          <Day date={certificate.issuedAt} />
        </Fact>
        <Fact name="Expires">
          {certificate.expiresAt ? <Day date={certificate.expiresAt} /> : 'Never'}
        </Fact>
        {score === null ? null : <Fact name="Score">{score} of 100</Fact>}
        <Fact name="Certificate id">
          <code dir="ltr" className="break-all font-mono text-xs">
            {publicId}
          </code>
        </Fact>
      </Facts>
      {pdf ? (
        <details className="mt-3 text-xs">
          <summary className="cursor-pointer text-muted">Fingerprint of the PDF</summary>
          <p className="mt-1">
            SHA-256{' '}
            <code dir="ltr" className="break-all font-mono">
              {pdf.sha256}
            </code>
            , {Math.ceil(pdf.bytes / 1024)} KB
          </p>
        </details>
      ) : null}
    </section>
  )
}
