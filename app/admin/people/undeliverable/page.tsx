import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { linkWith, one } from '@/app/query'
import { PersonLines } from '@/components/people/person-lines'
import { EmptyState } from '@/components/ui/empty-state'
import { Day } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { listUndelivered } from '@/lib/reach/notifications/list-undelivered'
import { AddressDialog, SendAgainForm } from '../address-forms'
import { DeliveryBadge } from '../delivery-badge'
import { PeopleTabs } from '../people-tabs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('tabs.undeliverable') }
}

const path = '/admin/people/undeliverable'

export default async function UndeliverablePage({ searchParams }: PageProps) {
  const before = one((await searchParams).before)
  const t = await getTranslations('people')
  const { page, admin } = await gate(async (ctx) => {
    const [page, issuers] = await Promise.all([
      listUndelivered(ctx, { before }),
      listMyIssuers(ctx),
    ])
    return { page, admin: issuers.some(({ role }) => role === 'admin') }
  })
  return (
    <>
      <PageHeader title={t('title')} />
      <PeopleTabs here="undeliverable" />
      {page.rows.length > 0 ? (
        <Table label={t('tabs.undeliverable')}>
          <Columns
            names={[
              t('learners.learner'),
              t('undeliverable.mail'),
              t('undeliverable.trouble'),
              t('undeliverable.when'),
              '',
            ]}
          />
          <tbody>
            {page.rows.map((row) => (
              <Row key={row.id}>
                <Cell className="min-w-56 wrap-anywhere">
                  <PersonLines
                    href={`/admin/people/${row.learnerId}`}
                    name={row.name}
                    email={row.email}
                  />
                </Cell>
                <Cell className="min-w-40 wrap-anywhere">
                  <bdi className="line-clamp-2">{row.title}</bdi>
                  <span className="block text-muted text-xs">
                    {t('mailType', { type: row.type })}
                  </span>
                </Cell>
                <Cell className="min-w-52">
                  <DeliveryBadge
                    state={row.state}
                    address={row.address === row.email ? null : row.address}
                  />
                  {row.error ? (
                    <span lang="en" className="mt-1 block text-muted text-xs">
                      {row.error}
                    </span>
                  ) : null}
                </Cell>
                <Cell nowrap muted>
                  <Day date={row.createdAt} />
                </Cell>
                <Cell end nowrap>
                  {admin ? (
                    <div className="flex justify-end gap-2">
                      <AddressDialog id={row.learnerId} name={row.name} email={row.email} />
                      <SendAgainForm id={row.learnerId} name={row.name} />
                    </div>
                  ) : null}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState title={t('undeliverable.none')}>
          <p>{t('undeliverable.noneHint')}</p>
        </EmptyState>
      )}
      <Pagination
        first={before ? path : null}
        next={page.next ? linkWith(path, { before: page.next }) : null}
      />
    </>
  )
}
