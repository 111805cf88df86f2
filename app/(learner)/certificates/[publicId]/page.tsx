import { Download, ExternalLink } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { BadgeFiles } from '@/components/certificates/badge-files'
import { CredentialFiles } from '@/components/certificates/credential-files'
import { statusLooks } from '@/components/certificates/status'
import { Banner } from '@/components/ui/banner'
import { ButtonLink, buttonClasses } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Fact, Facts } from '@/components/ui/facts'
import { Day } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import type { Tone } from '@/components/ui/tone'
import { getMyCertificate } from '@/lib/awards/certificates/my-certificate'
import { soonDays } from '@/lib/awards/certificates/rules'
import { certificateUrl } from '@/lib/awards/credentials/addresses'
import { getPrivacy } from '@/lib/awards/privacy/get-privacy'
import { daysUntil } from '@/lib/platform/clock/dates'
import { settings } from '@/lib/platform/env/settings'
import { linkedInLink } from '@/lib/reach/sharing/rules'
import { Privacy } from './privacy'
import { Told } from './told'

type Props = PageProps<{ publicId: string }>

/** Once a request: the title needs it too. */
const read = cache((publicId: string) =>
  gate(async (ctx) => ({
    certificate: await getMyCertificate(ctx, { publicId }),
    privacy: await getPrivacy(ctx, { publicId }),
    now: ctx.now,
  })),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { publicId } = await params
  return { title: (await read(publicId)).certificate.title }
}

export default async function MyCertificatePage({ params }: Props) {
  const { publicId } = await params
  const { certificate, privacy, now } = await read(publicId)
  const t = await getTranslations('dashboard.certificate')
  const words = await getTranslations('certificates.status')
  const { status, issuer, expiresAt } = certificate
  const link = certificateUrl(settings().baseUrl, publicId)
  const isPublic = privacy.since === null
  const soon = status === 'valid' && expiresAt && daysUntil(expiresAt, now) <= soonDays
  const stands = status === 'valid' || status === 'suspended'
  return (
    <>
      <PageHeader
        title={<bdi>{certificate.title}</bdi>}
        lead={<bdi>{issuer.name}</bdi>}
        back={{ href: '/dashboard', label: t('back') }}
        actions={
          <>
            {isPublic ? (
              <ButtonLink look="plain" href={`/c/${publicId}`}>
                <ExternalLink aria-hidden="true" className="size-4" />
                {t('public')}
              </ButtonLink>
            ) : null}
            {certificate.pdf && status !== 'revoked' ? (
              <a href={`/c/${publicId}/certificate.pdf`} download className={buttonClasses()}>
                <Download aria-hidden="true" className="size-4" />
                {t('download')}
              </a>
            ) : null}
          </>
        }
      />
      <div className="mb-8">
        <Banner tone={soon ? 'warn' : bannerTone(statusLooks[status].tone)} title={words(status)}>
          <p>{t(`next.${soon ? 'expiring' : status}`)}</p>
        </Banner>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div>
          <Section title={t('facts')}>
            <Facts>
              <Fact name={t('recipient')}>
                <bdi>{certificate.recipientName}</bdi>
              </Fact>
              <Fact name={t('issuer')}>
                <Link href={`/issuers/${issuer.slug}`} className="text-laurel hover:underline">
                  <bdi>{issuer.name}</bdi>
                </Link>
              </Fact>
              <Fact name={t('awarded')}>
                <Day date={certificate.awardedAt} />
              </Fact>
              <Fact name={t('expires')}>{expiresAt ? <Day date={expiresAt} /> : t('never')}</Fact>
              {certificate.score === null ? null : (
                <Fact name={t('score')}>{t('scoreOf', { score: certificate.score })}</Fact>
              )}
              <Fact name={t('id')}>
                <code dir="ltr" className="font-mono text-xs">
                  {publicId}
                </code>
              </Fact>
              <Related
                name={t('replaces')}
                words={t('earlierOne')}
                to={certificate.replacesPublicId}
              />
              <Related
                name={t('replacedBy')}
                words={t('newerOne')}
                to={certificate.successorPublicId}
              />
            </Facts>
          </Section>
          <Section title={t('told')}>
            <Told told={certificate.told} />
          </Section>
        </div>
        <div>
          {status === 'revoked' ? null : <Downloads publicId={publicId} />}
          {stands && isPublic ? (
            <Section title={t('sharing')}>
              <p className="mb-4 text-muted">{t('sharingHint')}</p>
              <div className="flex flex-wrap gap-2">
                <CopyButton text={link} size="normal">
                  {t('copyLink')}
                </CopyButton>
                <a
                  href={linkedInLink({ ...certificate, issuerName: issuer.name, url: link })}
                  target="_blank"
                  rel="noopener"
                  className={buttonClasses('plain')}
                >
                  {t('linkedIn')}
                </a>
              </div>
            </Section>
          ) : null}
          <Privacy publicId={publicId} address={link} issuerName={issuer.name} privacy={privacy} />
          <Section title={t('wrong')}>
            <p className="wrap-anywhere text-muted">
              {t.rich('wrongText', {
                contact: () => <bdi className="text-ink">{issuer.email ?? issuer.name}</bdi>,
              })}
            </p>
          </Section>
        </div>
      </div>
    </>
  )
}

async function Downloads({ publicId }: { publicId: string }) {
  const t = await getTranslations('files.downloads')
  return (
    <Section title={t('title')}>
      <div className="space-y-4">
        <BadgeFiles path={`/c/${publicId}`} />
        <CredentialFiles path={`/c/${publicId}`} publicId={publicId} />
        <p>
          <a
            href={`/c/${publicId}/print.pdf`}
            download
            className="font-medium text-laurel underline"
          >
            {t('print')}
          </a>
          <span className="block text-muted text-xs">{t('printHint')}</span>
        </p>
      </div>
    </Section>
  )
}

function bannerTone(tone: Tone) {
  return tone === 'gold' ? 'valid' : tone
}

function Related({ name, words, to }: { name: string; words: string; to: string | null }) {
  if (!to) return null
  return (
    <Fact name={name}>
      <Link href={`/certificates/${to}`} className="text-laurel hover:underline">
        {words}
      </Link>
    </Fact>
  )
}
