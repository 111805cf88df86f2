import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { linkWith, one } from '@/app/query'
import { PersonLines } from '@/components/people/person-lines'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSearch } from '@/components/ui/filter-bar'
import { FilterSelect } from '@/components/ui/filters'
import { Day } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { listLearners } from '@/lib/awards/people/list-learners'
import { PeopleTabs } from './people-tabs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') }
}

const path = '/admin/people'

export default async function LearnersPage({ searchParams }: PageProps) {
  const query = await searchParams
  const [search, issuerId, before] = [one(query.search), one(query.issuer), one(query.before)]
  const [t, { page, issuers }] = await Promise.all([
    getTranslations('people'),
    gate(async (ctx) => {
      const [page, issuers] = await Promise.all([
        listLearners(ctx, { search, issuerId, before }),
        listMyIssuers(ctx),
      ])
      return { page, issuers }
    }),
  ])
  const several = issuers.length > 1
  const filter = { search, issuer: issuerId }
  return (
    <>
      <PageHeader title={t('title')} />
      <PeopleTabs here="learners" />
      <FilterBar action={path}>
        <FilterSearch name="search" label={t('learners.search')} defaultValue={search} />
        {several ? (
          <FilterSelect
            name="issuer"
            label={t('learners.issuer')}
            value={issuerId}
            any={t('learners.allIssuers')}
            options={issuers}
          />
        ) : null}
      </FilterBar>
      {page.rows.length > 0 ? (
        <Table label={t('tabs.learners')}>
          <Columns
            names={[
              t('learners.learner'),
              ...(several ? [t('learners.issuer')] : []),
              t('learners.certificates'),
              t('learners.since'),
            ]}
            end={[t('learners.certificates')]}
          />
          <tbody>
            {page.rows.map(({ id, name, email, issuerName, certificates, createdAt }) => (
              <Row key={id}>
                <Cell className="min-w-56 wrap-anywhere">
                  <PersonLines href={`${path}/${id}`} name={name} email={email} />
                </Cell>
                {several ? (
                  <Cell muted className="min-w-32">
                    <bdi className="line-clamp-2">{issuerName}</bdi>
                  </Cell>
                ) : null}
                <Cell end nowrap className="tabular-nums">
                  {t('learners.count', { count: certificates })}
                </Cell>
                <Cell nowrap muted>
                  <Day date={createdAt} />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : (
        <Nothing filtered={Boolean(search || issuerId || before)} />
      )}
      <Pagination
        first={before ? linkWith(path, filter) : null}
        next={page.next ? linkWith(path, { ...filter, before: page.next }) : null}
      />
    </>
  )
}

async function Nothing({ filtered }: { filtered: boolean }) {
  const t = await getTranslations('people.learners')
  if (filtered) {
    return (
      <EmptyState
        title={t('noMatch')}
        action={
          <ButtonLink look="plain" href={path}>
            {t('showAll')}
          </ButtonLink>
        }
      >
        <p>{t('noMatchHint')}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={t('none')}
      action={<ButtonLink href="/admin/imports">{t('import')}</ButtonLink>}
    >
      <p>{t('noneHint')}</p>
    </EmptyState>
  )
}
