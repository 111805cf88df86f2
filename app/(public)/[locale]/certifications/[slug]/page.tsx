import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { cache } from 'react'
import { publicGate } from '@/app/gate'
import { Skills } from '@/components/certificates/skills'
import { Fact, Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { getPublicCertification } from '@/lib/awards/certifications/public-certifications'
import { roundedDown } from '@/lib/awards/certifications/rules'
import { settings } from '@/lib/platform/env/settings'
import { AskedList } from '../../asked-list'
import { EntryPage } from '../../entry-page'
import { IssuerFact } from '../../issuer-fact'
import { JsonLd, organisation } from '../../json-ld'
import { LinkList } from '../../link-list'
import { about } from '../../metadata'
import { useValidity } from '../../validity'

type Props = { params: Promise<{ locale: string; slug: string }> }

const read = cache((slug: string) => publicGate((ctx) => getPublicCertification(ctx, slug)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params
  const { title, issuer } = await read(slug)
  const t = await getTranslations({ locale, namespace: 'catalogue' })
  const description = t('certificationAbout', { title, issuer: issuer.name })
  return about({ title, description, path: `/certifications/${slug}` })
}

export default async function CertificationPage({ params }: Props) {
  const { locale, slug } = await params
  setRequestLocale(locale)
  const certification = await read(slug)
  const t = await getTranslations('catalogue')
  const { title, description, asked, leadsTo } = certification
  return (
    <EntryPage
      kind="certification"
      title={title}
      description={description}
      facts={<CertificationFacts certification={certification} />}
    >
      <Section title={t('asks')}>
        <AskedList asked={asked} />
      </Section>
      {leadsTo.length > 0 ? (
        <Section title={t('leadsTo')}>
          <p className="mb-3 text-muted">{t('leadsToText')}</p>
          <LinkList
            kind="certification"
            links={leadsTo.map((one) => ({ ...one, href: `/certifications/${one.slug}` }))}
          />
        </Section>
      ) : null}
      <JsonLd data={forMachines(certification)} />
    </EntryPage>
  )
}

type Certification = Awaited<ReturnType<typeof read>>

function CertificationFacts({ certification }: { certification: Certification }) {
  const { issuer, skills, skillLinks, validMonths, renewalDays, version } = certification
  const t = useTranslations('catalogue')
  const validity = useValidity()
  const awarded = roundedDown(certification.awarded)
  return (
    <Facts>
      <IssuerFact issuer={issuer} />
      <Fact name={t('fact.validity')}>
        {validMonths ? t('expiresAfter', { validity: validity(validMonths) }) : t('never')}
      </Fact>
      {validMonths ? (
        <Fact name={t('fact.renewal')}>
          {renewalDays ? t('renews', { days: renewalDays }) : t('renewsNot')}
        </Fact>
      ) : null}
      {skills.length > 0 ? (
        <Fact name={t('fact.skills')}>
          <div id="skills">
            <Skills skills={skills} links={skillLinks} />
          </div>
        </Fact>
      ) : null}
      {awarded ? <Fact name={t('fact.awarded')}>{t('atLeast', { count: awarded })}</Fact> : null}
      <Fact name={t('fact.version')}>{t('version', { version })}</Fact>
    </Facts>
  )
}

function forMachines({ slug, title, description, skills, issuer, validMonths }: Certification) {
  const { baseUrl } = settings()
  return {
    '@type': 'EducationalOccupationalCredential',
    credentialCategory: 'Certification',
    url: `${baseUrl}/certifications/${slug}`,
    name: title,
    ...(description ? { description } : {}),
    ...(skills.length > 0 ? { competencyRequired: skills } : {}),
    recognizedBy: organisation(issuer, baseUrl),
    ...(validMonths ? { validFor: `P${validMonths}M` } : {}),
  }
}
