import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { linkWith, one } from '@/app/query'
import { speaker } from '@/app/speaker'
import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar'
import { Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { SubmitButton } from '@/components/ui/submit-button'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { listReviewItems } from '@/lib/awards/people/queries'
import type { Sentence } from '@/lib/platform/language/say'
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
        <FilterBar action={path}>
          <FilterSelect name="kind" label={t('kind')} defaultValue={kind ?? ''}>
            <option value="">{t('allKinds')}</option>
            <option value="undecided">{t('undecided')}</option>
            <option value="undrawn">{t('undrawn')}</option>
          </FilterSelect>
          {issuers.length > 1 ? (
            <FilterSelect name="issuer" label={t('issuer')} defaultValue={issuerId ?? ''}>
              <option value="">{t('allIssuers')}</option>
              {issuers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </FilterSelect>
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
                  <Link
                    href={`/admin/people/${item.learnerId}`}
                    className="line-clamp-2 font-medium hover:underline"
                  >
                    <bdi>{item.learnerName}</bdi>
                  </Link>
                  <span className="block break-all text-muted text-xs">{item.email}</span>
                </Cell>
                <Cell className="min-w-40 wrap-anywhere">
                  <bdi className="line-clamp-2">{item.title}</bdi>
                  <bdi className="block text-muted text-xs">{item.issuerName}</bdi>
                </Cell>
                <Cell className="min-w-64 wrap-anywhere">
                  {typeof item.reason === 'string' ? item.reason : speak(item.reason as Sentence)}
                </Cell>
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
