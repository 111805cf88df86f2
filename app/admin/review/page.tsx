import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { linkWith, one } from '@/app/query'
import { speaker } from '@/app/speaker'
import { PersonLines } from '@/components/people/person-lines'
import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterSelect } from '@/components/ui/filters'
import { Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { SubmitButton } from '@/components/ui/submit-button'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { listReviewItems } from '@/lib/awards/people/queries'
import { retry } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('title') }
}

const path = '/admin/review'

export default async function ReviewPage({ searchParams }: PageProps) {
  const query = await searchParams
  const kind = (['undecided', 'undrawn'] as const).find((known) => known === query.kind)
  const [issuerId, before] = [one(query.issuer), one(query.before)]
  const { page, issuers } = await gate(async (ctx) => {
    const [page, issuers] = await Promise.all([
      listReviewItems(ctx, { issuerId, kind, before }),
      listMyIssuers(ctx),
    ])
    return { page, issuers }
  })
  const [t, speak] = await Promise.all([getTranslations('review'), speaker()])
  const filter = { issuer: issuerId, kind }
  const filtered = Boolean(issuerId || kind || before)
  const items = page.rows
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={items.length > 1 ? <RetryAll ids={items.map(({ id }) => id)} /> : null}
      />
      {items.length > 0 || filtered ? (
        <FilterBar action={path} verb="apply">
          <FilterSelect
            name="kind"
            label={t('kind')}
            value={kind}
            any={t('allKinds')}
            options={[
              { id: 'undecided', name: t('undecided') },
              { id: 'undrawn', name: t('undrawn') },
            ]}
          />
          {issuers.length > 1 ? (
            <FilterSelect
              name="issuer"
              label={t('issuer')}
              value={issuerId}
              any={t('allIssuers')}
              options={issuers}
            />
          ) : null}
        </FilterBar>
      ) : null}
      {items.length > 0 ? (
        <Table label={t('title')}>
          <Columns names={[t('learner'), t('certification'), t('reason'), t('lastTried'), '']} />
          <tbody>
            {items.map((item) => (
              <Row key={item.id}>
                <Cell className="min-w-48 wrap-anywhere">
                  <PersonLines
                    href={`/admin/people/${item.learnerId}`}
                    name={item.learnerName}
                    email={item.email}
                  />
                </Cell>
                <Cell className="min-w-40 wrap-anywhere">
                  <bdi className="line-clamp-2">{item.title}</bdi>
                  <bdi className="block text-muted text-xs">{item.issuerName}</bdi>
                </Cell>
                <Cell className="min-w-64 wrap-anywhere">{speak(item.reason)}</Cell>
                <Cell nowrap muted>
                  <Moment date={item.triedAt} />
                </Cell>
                <Cell end className="min-w-28">
                  <ActionForm action={retry} toast>
                    <input type="hidden" name="reviewItemIds[]" value={item.id} />
                    <SubmitButton look="plain" size="small" busy={t('trying')}>
                      {t('tryAgain')}
                      <span className="sr-only">: {item.learnerName}</span>
                    </SubmitButton>
                  </ActionForm>
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : filtered ? (
        <EmptyState
          title={t('noMatch')}
          action={
            <ButtonLink look="plain" href={path}>
              {t('showAll')}
            </ButtonLink>
          }
        />
      ) : (
        <EmptyState title={t('none')}>
          <p>{t('noneHint')}</p>
        </EmptyState>
      )}
      <Pagination
        first={before ? linkWith(path, filter) : null}
        next={page.next ? linkWith(path, { ...filter, before: page.next }) : null}
      />
    </>
  )
}

async function RetryAll({ ids }: { ids: string[] }) {
  const t = await getTranslations('review')
  return (
    <ActionForm action={retry} toast>
      {ids.map((id) => (
        <input key={id} type="hidden" name="reviewItemIds[]" value={id} />
      ))}
      <SubmitButton look="plain" busy={t('trying')}>
        {t('tryAll', { count: ids.length })}
      </SubmitButton>
    </ActionForm>
  )
}
