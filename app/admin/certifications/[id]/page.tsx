import { ExternalLink } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { speaker } from '@/app/speaker'
import { Skills } from '@/components/certificates/skills'
import { ButtonLink } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Fact, Facts } from '@/components/ui/facts'
import { Day } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { getCertification } from '@/lib/awards/certifications/queries'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { counted } from '@/lib/platform/pages/count-up-to'
import { validityText } from '../validity'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certifications.list'))('certification') }
}

export default async function CertificationPage({ params }: PageProps<{ id: string }>) {
  const { id } = await params
  const { certification, canEdit } = await gate(async (ctx) => {
    const certification = await getCertification(ctx, { certificationId: id })
    const mine = await listMyIssuers(ctx)
    const role = mine.find((issuer) => issuer.id === certification.issuerId)?.role
    return { certification, canEdit: role === 'admin' }
  })
  const t = await getTranslations('certifications.detail')
  const { slug, issuer, holders, current, older } = certification
  return (
    <>
      <PageHeader
        back={{
          href: '/admin/certifications',
          label: (await getTranslations('certifications'))('title'),
        }}
        title={<bdi>{current.title}</bdi>}
        lead={<bdi>{issuer.name}</bdi>}
        actions={
          <>
            <ButtonLink look="plain" href={`/certifications/${slug}`}>
              <ExternalLink aria-hidden="true" className="size-4" />
              {t('public')}
            </ButtonLink>
            {canEdit ? (
              <ButtonLink href={`/admin/certifications/${id}/edit`}>{t('edit')}</ButtonLink>
            ) : null}
          </>
        }
      />
      <Facts>
        <Fact name={t('holders')}>
          <Link href={`/admin/certificates?certification=${id}`} className="text-laurel underline">
            {t('showHolders', counted(holders))}
          </Link>
        </Fact>
        <VersionFacts version={current} canEdit={canEdit} />
      </Facts>
      {older.length > 0 ? (
        <div className="mt-10">
          <Section title={t('older')}>
            <p className="mb-3 text-muted">{t('olderHint')}</p>
            {older.map((version) => (
              <Disclosure
                key={version.id}
                summary={t.rich('inForce', {
                  version: version.version,
                  day: () => <Day date={version.createdAt} />,
                })}
              >
                <Facts>
                  <VersionFacts version={version} canEdit={canEdit} />
                </Facts>
              </Disclosure>
            ))}
          </Section>
        </div>
      ) : null}
    </>
  )
}

type Version = Awaited<ReturnType<typeof getCertification>>['current']

async function VersionFacts({ version, canEdit }: { version: Version; canEdit: boolean }) {
  const [t, speak, validity] = await Promise.all([
    getTranslations('certifications.detail'),
    speaker(),
    validityText(),
  ])
  return (
    <>
      <Fact name={t('requirements')}>
        <ul className="space-y-1">
          {version.requirements.map((sentence) => (
            <li key={JSON.stringify(sentence)}>{speak(sentence)}</li>
          ))}
        </ul>
      </Fact>
      <Fact name={t('validFor')}>{validity(version)}</Fact>
      <Fact name={t('description')}>
        {version.description ? (
          <p dir="auto" className="max-w-prose whitespace-pre-line">
            {version.description}
          </p>
        ) : (
          <span className="text-muted">{t('noDescription')}</span>
        )}
      </Fact>
      {version.skills.length > 0 ? (
        <Fact name={t('skills')}>
          <Skills skills={version.skills} links={version.skillLinks} />
        </Fact>
      ) : null}
      <Fact name={t('template')}>
        {t.rich('templateVersion', {
          version: version.templateVersion,
          name: () =>
            canEdit ? (
              <Link
                href={`/admin/templates/${version.templateId}`}
                className="text-laurel underline"
              >
                <bdi>{version.templateName}</bdi>
              </Link>
            ) : (
              <bdi>{version.templateName}</bdi>
            ),
        })}
      </Fact>
      <Fact name={t('version')}>
        {t.rich('inForce', {
          version: version.version,
          day: () => <Day date={version.createdAt} />,
        })}
      </Fact>
    </>
  )
}
