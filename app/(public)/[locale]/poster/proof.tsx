import { useTranslations } from 'next-intl'
import { Disclosure } from '@/components/ui/disclosure'
import { LogProof } from './log-proof'
import type { PublicCertificate } from './public-certificate'

type Props = { certificate: PublicCertificate; path: string; url: string }

/** How whoever doubts can check: the address of the record, and the fingerprint of the file. */
export function Proof({ certificate, path, url }: Props) {
  const t = useTranslations('certificate.proof')
  const { pdf, pdfVersion, status, publicId, credentialSha256, logged } = certificate
  return (
    <Disclosure summary={t('title')}>
      <div className="space-y-3">
        <p className="wrap-anywhere">{t('page', { url })}</p>
        {pdf && pdfVersion && status !== 'revoked' ? (
          <>
            <p>
              {t('file', { version: pdfVersion, size: Math.ceil(pdf.bytes / 1024) })}{' '}
              <code dir="ltr" data-sha256={pdf.sha256} className="break-all font-mono text-xs">
                {pdf.sha256}
              </code>
            </p>
            <p>{t('compare')}</p>
            <pre dir="ltr" className="overflow-x-auto rounded-md bg-sunk p-3 font-mono text-xs">
              {`sha256sum certificate-${publicId}.pdf`}
            </pre>
          </>
        ) : null}
        {pdf ? null : <p>{t('none')}</p>}
        {credentialSha256 ? (
          <>
            <p>
              {t('credential')}{' '}
              <code dir="ltr" className="break-all font-mono text-xs">
                {credentialSha256}
              </code>
            </p>
            <p>{t('offline')}</p>
            <LogProof path={path} logged={logged} />
          </>
        ) : null}
      </div>
    </Disclosure>
  )
}
