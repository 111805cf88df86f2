import { Download, ExternalLink, FileText } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { BadgeFiles } from '@/components/certificates/badge-files'
import { CredentialFiles } from '@/components/certificates/credential-files'
import { buttonClasses } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { linkedInLink } from '@/lib/reach/sharing/rules'
import type { PublicCertificate } from './public-certificate'

type Props = { certificate: PublicCertificate; path: string; url: string }

/** The file, and the ways to show the page to others. A withdrawn certificate has neither, a private one is not offered to be shown on. */
export function Share({ certificate, path, url }: Props) {
  const t = useTranslations('certificate')
  if (certificate.status === 'revoked') {
    return <p className="text-muted print:hidden">{t('files.withdrawn')}</p>
  }
  const { title, issuer, awardedAt, expiresAt, publicId } = certificate
  return (
    <div className="space-y-5 print:hidden">
      <Files certificate={certificate} path={path} />
      {certificate.privateSince ? null : (
        <section aria-labelledby="share">
          <h2 id="share" className="mb-2 text-base">
            {t('share.title')}
          </h2>
          <div className="flex flex-wrap gap-2">
            <CopyButton text={url}>{t('share.copy')}</CopyButton>
            <a
              href={linkedInLink({
                ...{ url, publicId, title, issuerName: issuer.name, awardedAt, expiresAt },
              })}
              target="_blank"
              rel="noopener noreferrer"
              className={buttonClasses('plain', 'small')}
            >
              <ExternalLink aria-hidden="true" className="size-4 shrink-0" />
              {t('share.linkedIn')}
            </a>
          </div>
        </section>
      )}
    </div>
  )
}

function Files({ certificate, path }: Omit<Props, 'url'>) {
  const t = useTranslations('certificate.files')
  const { publicId, pdf, credentialSha256 } = certificate
  const file = `${path}/certificate.pdf`
  return (
    <section aria-label={t('title')} className="space-y-4">
      {pdf ? (
        <div className="flex flex-wrap gap-2">
          <a href={file} download className={buttonClasses()}>
            <Download aria-hidden="true" className="size-4" />
            {t('download')}
          </a>
          <a href={`${file}?view=1`} className={buttonClasses('plain')}>
            <FileText aria-hidden="true" className="size-4" />
            {t('view')}
          </a>
        </div>
      ) : (
        <p className="text-muted">{t('making')}</p>
      )}
      <BadgeFiles path={path} />
      {credentialSha256 ? <CredentialFiles path={path} publicId={publicId} /> : null}
    </section>
  )
}
