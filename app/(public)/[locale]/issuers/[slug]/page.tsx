import { ArrowRight, Building2 } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { cache } from 'react'
import { publicGate } from '@/app/gate'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Fact, Facts } from '@/components/ui/facts'
import { Day } from '@/components/ui/moment'
import { Section } from '@/components/ui/section'
import type { Entry } from '@/lib/awards/certifications/public-catalogue'
import { getPublicIssuer } from '@/lib/awards/certifications/public-issuers'
import { roundedDown } from '@/lib/awards/certifications/rules'
import type { EntryKind } from '@/lib/awards/certifications/schema'
import { settings } from '@/lib/platform/env/settings'
import { catalogueLink } from '../../catalogue/filter'
import { EntryList } from '../../entry-list'
import { EntryHeading } from '../../entry-page'
import { JsonLd, organisation } from '../../json-ld'
import { about } from '../../metadata'
import { webAddress } from '../../web-address'

type Props = { params: Promise<{ locale: string; slug: string }> }

const read = cache((slug: string) => publicGate((ctx) => getPublicIssuer(ctx, slug)))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params
  const { name } = await read(slug)
  const t = await getTranslations({ locale, namespace: 'issuer' })
  return about({ title: name, description: t('about', { issuer: name }), path: `/issuers/${slug}` })
}

export default async function IssuerPage({ params }: Props) {
  const { locale, slug } = await params
  setRequestLocale(locale)
  const issuer = await read(slug)
  const t = await getTranslations('issuer')
  const { name, description, certifications, paths, courses } = issuer
  const offers = { certification: certifications, path: paths, course: courses }
  const empty = Object.values(offers).every(({ entries }) => entries.length === 0)
  const { baseUrl } = settings()
  return (
    <article className="mx-auto max-w-6xl px-4 pb-16 sm:px-6">
      <header className="py-8 sm:py-14">
        <EntryHeading Icon={Building2} kind={t('kind')} title={name} description={description} />
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-10 border-line border-t pt-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div>
          {empty ? (
            <EmptyState title={t('none')}>{t('noneText', { issuer: name })}</EmptyState>
          ) : null}
          {(['certification', 'path', 'course'] as const).map((kind) => (
            <Offer key={kind} kind={kind} issuer={slug} {...offers[kind]} />
          ))}
        </div>
        <IssuerFacts issuer={issuer} />
      </div>
      <JsonLd
        data={{
          ...organisation(issuer, baseUrl),
          ...(description ? { description } : {}),
          ...(issuer.email ? { email: issuer.email } : {}),
        }}
      />
    </article>
  )
}

type OfferGiven = { kind: EntryKind; issuer: string; entries: Entry[]; next: string | null }

const names = { certification: 'certifications', path: 'paths', course: 'courses' } as const

function Offer({ kind, issuer, entries, next }: OfferGiven) {
  const t = useTranslations('issuer')
  if (entries.length === 0) return null
  return (
    <Section title={t(names[kind])}>
      <EntryList entries={entries} by={false} />
      {next ? (
        <Link
          href={catalogueLink({ kind, issuer })}
          className="mt-3 inline-flex min-h-8 items-center gap-1 font-medium text-laurel hover:underline"
        >
          {t('more')}
          <ArrowRight aria-hidden="true" className="size-4 rtl:rotate-180" />
        </Link>
      ) : null}
    </Section>
  )
}

function IssuerFacts({ issuer }: { issuer: Awaited<ReturnType<typeof read>> }) {
  const t = useTranslations('issuer')
  const { email, since } = issuer
  const site = webAddress(issuer.url)
  const awarded = roundedDown(issuer.awarded)
  return (
    <aside aria-label={t('facts')} className="space-y-8 [&_dl>div]:sm:grid-cols-[7.5rem_1fr]">
      <div>
        {awarded ? (
          <p className="mb-4 font-serif text-lg">{t('awarded', { count: awarded })}</p>
        ) : null}
        <Facts>
          {site ? (
            <Fact name={t('website')}>
              <a href={site.href} rel="noopener" className="font-medium text-laurel underline">
                {site.shown}
              </a>
            </Fact>
          ) : null}
          {email ? (
            <Fact name={t('email')}>
              <a href={`mailto:${email}`} className="font-medium text-laurel underline">
                {email}
              </a>
            </Fact>
          ) : null}
          <Fact name={t('here')}>
            <Day date={since} />
          </Fact>
        </Facts>
      </div>
      <div className="print:hidden">
        <h2 className="text-base">{t('check')}</h2>
        <p className="mt-1 mb-3 text-muted">{t('checkText')}</p>
        <ButtonLink look="plain" size="small" href="/verify">
          {t('verify')}
        </ButtonLink>
      </div>
    </aside>
  )
}
