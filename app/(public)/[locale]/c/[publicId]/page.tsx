import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { setRequestLocale } from 'next-intl/server'
import { cache } from 'react'
import { publicGate } from '@/app/gate'
import { ButtonLink } from '@/components/ui/button'
import { getPoster } from '@/lib/awards/certificates/public-certificate'
import { certificateUrl } from '@/lib/awards/credentials/addresses'
import { isoDay } from '@/lib/platform/clock/dates'
import { settings } from '@/lib/platform/env/settings'
import { JsonLd, organisation } from '../../json-ld'
import { Poster } from '../../poster/poster'
import { posterMetadata } from '../../poster/poster-metadata'
import type { PublicCertificate } from '../../poster/public-certificate'

type Props = { params: Promise<{ locale: string; publicId: string }> }

const read = cache((publicId: string) => publicGate((ctx) => getPoster(ctx, publicId)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, publicId } = await params
  return posterMetadata(await read(publicId), { path: `/c/${publicId}`, locale })
}

export default async function CertificatePage({ params }: Props) {
  const { locale, publicId } = await params
  setRequestLocale(locale)
  const certificate = await read(publicId)
  return (
    <>
      <Poster certificate={certificate} path={`/c/${publicId}`}>
        <Mine publicId={publicId} />
      </Poster>
      {certificate.status === 'valid' ? (
        <JsonLd data={forMachines(certificate, settings().baseUrl)} />
      ) : null}
    </>
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
