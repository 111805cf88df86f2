import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { cache } from 'react'
import { publicGate } from '@/app/gate'
import { ButtonLink } from '@/components/ui/button'
import { getPoster } from '@/lib/awards/certificates/public-certificate'
import { certificateUrl } from '@/lib/awards/credentials/addresses'
import { isoDay } from '@/lib/platform/clock/dates'
import { settings } from '@/lib/platform/env/settings'
import { dateText } from '@/lib/platform/language/rules'
import { AskedList } from '../../asked-list'
import { JsonLd, organisation } from '../../json-ld'
import { CertificateFacts } from './certificate-facts'
import { History } from './history'
import { Proof } from './proof'
import type { PublicCertificate } from './public-certificate'
import { Share } from './share'
import { Sheet } from './sheet'
import { Verdict } from './verdict'

type Props = { params: Promise<{ locale: string; publicId: string }> }

const read = cache((publicId: string) => publicGate((ctx) => getPoster(ctx, publicId)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, publicId } = await params
  const { recipientName, title, issuer, awardedAt } = await read(publicId)
  const t = await getTranslations({ locale, namespace: 'certificate' })
  const heading = t('heading', { name: recipientName, title })
  const description = t('about', { issuer: issuer.name, day: dateText(awardedAt, locale) })
  const picture = { url: `/c/${publicId}/card.png`, width: 1200, height: 630, alt: heading }
  return {
    title: heading,
    description,
    alternates: { canonical: `/c/${publicId}` },
    openGraph: {
      ...{ title: heading, description, type: 'website', siteName: 'Laurel' },
      ...{ url: `/c/${publicId}`, images: [picture] },
    },
    twitter: { card: 'summary_large_image', title: heading, description, images: [picture] },
    // Whether people want to be found by name is theirs to say; until they can, nobody is.
    robots: { index: false, follow: false },
  }
}

export default async function CertificatePage({ params }: Props) {
  const { locale, publicId } = await params
  setRequestLocale(locale)
  const certificate = await read(publicId)
  const t = await getTranslations('certificate')
  const { baseUrl } = settings()
  const url = certificateUrl(baseUrl, publicId)
  return (
    <article>
      <Verdict certificate={certificate} />
      <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-10 px-4 py-8 sm:px-6 lg:grid-cols-[minmax(0,1fr)_21rem] lg:py-12 print:grid-cols-1 print:gap-y-4 print:px-0 print:py-4">
        <Sheet certificate={certificate} />
        <div className="space-y-8 print:space-y-4">
          <Share certificate={certificate} url={url} />
          <CertificateFacts certificate={certificate} />
          <section aria-labelledby="asked" className="print:hidden">
            <h2 id="asked" className="mb-3 text-lg">
              {t('asked')}
            </h2>
            <AskedList asked={certificate.asked} />
          </section>
          <History certificate={certificate} />
          <div className="print:hidden">
            <Proof certificate={certificate} url={url} />
          </div>
          <Mine publicId={publicId} />
        </div>
        <p className="hidden text-muted text-xs print:block">{t('printed', { url })}</p>
      </div>
      {certificate.status === 'valid' ? <JsonLd data={forMachines(certificate, baseUrl)} /> : null}
    </article>
  )
}

function Mine({ publicId }: { publicId: string }) {
  const t = useTranslations('certificate.mine')
  return (
    <section className="print:hidden">
      <h2 className="text-base">{t('title')}</h2>
      <p className="mt-1 mb-3 text-muted">{t('text')}</p>
      <ButtonLink look="plain" size="small" href={`/sign-in/claim?certificate=${publicId}`}>
        {t('action')}
      </ButtonLink>
    </section>
  )
}

function forMachines(certificate: PublicCertificate, baseUrl: string) {
  const { publicId, title, description, skills, issuer } = certificate
  const { awardedAt, expiresAt, recipientName } = certificate
  return {
    '@type': 'EducationalOccupationalCredential',
    credentialCategory: 'Certificate',
    url: certificateUrl(baseUrl, publicId),
    identifier: publicId,
    name: title,
    ...(description ? { description } : {}),
    ...(skills.length > 0 ? { competencyRequired: skills } : {}),
    about: { '@type': 'Person', name: recipientName },
    recognizedBy: organisation(issuer, baseUrl),
    dateCreated: isoDay(awardedAt),
    ...(expiresAt ? { expires: isoDay(expiresAt) } : {}),
  }
}
