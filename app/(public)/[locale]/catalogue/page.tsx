import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { publicGate } from '@/app/gate'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSearch } from '@/components/ui/filter-bar'
import { FilterLinks, FilterSelect } from '@/components/ui/filters'
import { listCatalogue } from '@/lib/awards/certifications/public-catalogue'
import { listPublicIssuers } from '@/lib/awards/certifications/public-issuers'
import { entryKinds } from '@/lib/awards/certifications/schema'
import { EntryList } from '../entry-list'
import { catalogueLink, isNarrowed, readFilter } from './filter'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'catalogue' })
  const filter = readFilter(await searchParams)
  const [title, description] = [t('title'), t('lead')]
  return {
    ...{ title, description, alternates: { canonical: '/catalogue' } },
    openGraph: { title, description, siteName: 'Laurel', type: 'website' },
    // What someone searched for is no page of its own.
    ...(isNarrowed(filter) || filter.after ? { robots: { index: false, follow: true } } : {}),
  }
}

export default async function CataloguePage({ params, searchParams }: Props) {
  const { locale } = await params
  setRequestLocale(locale)
  const t = await getTranslations('catalogue')
  const filter = readFilter(await searchParams)
  const { entries, next, issuers } = await publicGate(async (ctx) => ({
    ...(await listCatalogue(ctx, filter)),
    issuers: await listPublicIssuers(ctx),
  }))
  const { after: _, ...narrowed } = filter
  return (
    <div className="mx-auto max-w-6xl px-4 pb-16 sm:px-6">
      <header className="py-8 sm:py-12">
        <h1 className="text-xl sm:text-2xl">{t('title')}</h1>
        <p className="mt-2 max-w-prose text-lg text-muted">{t('lead')}</p>
      </header>
      <FilterLinks
        label={t('kinds.label')}
        links={[undefined, ...entryKinds].map((kind) => ({
          href: catalogueLink({ ...narrowed, kind }),
          name: t(`kinds.${kind ?? 'all'}`),
          here: filter.kind === kind,
        }))}
      />
      <FilterBar action="/catalogue">
        {filter.kind ? <input type="hidden" name="kind" value={filter.kind} /> : null}
        <FilterSearch name="search" label={t('search')} defaultValue={filter.search} />
        {issuers.length > 1 ? (
          <FilterSelect
            name="issuer"
            label={t('issuer')}
            value={filter.issuer}
            any={t('anyIssuer')}
            options={issuers.map(({ slug, name }) => ({ id: slug, name }))}
          />
        ) : null}
      </FilterBar>
      {entries.length > 0 ? (
        <>
          <h2 className="sr-only">{t('found')}</h2>
          <EntryList entries={entries} />
        </>
      ) : isNarrowed(filter) || filter.after ? (
        <EmptyState
          title={t('noMatch')}
          action={
            <ButtonLink look="plain" href="/catalogue">
              {t('showAll')}
            </ButtonLink>
          }
        >
          {t('noMatchText')}
        </EmptyState>
      ) : (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      )}
      {next || filter.after ? (
        <nav aria-label={t('pages')} className="mt-6 flex gap-2 print:hidden">
          {filter.after ? (
            <ButtonLink look="plain" size="small" href={catalogueLink(narrowed)}>
              {t('first')}
            </ButtonLink>
          ) : null}
          {next ? (
            <ButtonLink
              look="plain"
              size="small"
              rel="next"
              href={catalogueLink({ ...narrowed, after: next })}
            >
              {t('next')}
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
    </div>
  )
}
