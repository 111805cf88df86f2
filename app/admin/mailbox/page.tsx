import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { linkWith, one } from '@/app/query'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSearch } from '@/components/ui/filter-bar'
import { Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { listMailboxMessages } from '@/lib/reach/notifications/mailbox'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mailbox'))('title') }
}

const path = '/admin/mailbox'

export default async function MailboxPage({ searchParams }: PageProps) {
  const query = await searchParams
  const [before, search] = [one(query.before), one(query.search)]
  const { messages, next } = await gate((ctx) => listMailboxMessages(ctx, { before, search }))
  const t = await getTranslations('mailbox')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <FilterBar action={path}>
        <FilterSearch name="search" label={t('search')} defaultValue={search} />
      </FilterBar>
      {messages.length > 0 ? (
        <Table label={t('messages')}>
          <Columns names={[t('subject'), t('to'), t('kept')]} />
          <tbody>
            {messages.map(({ id, subject, toAddress, secretLinks, createdAt }) => (
              <Row key={id}>
                <Cell className="min-w-64">
                  <span className="flex flex-wrap items-center gap-2">
                    <Link href={`/admin/mailbox/${id}`} className="font-medium hover:underline">
                      <bdi>{subject}</bdi>
                    </Link>
                    {secretLinks ? (
                      <Badge tone="gold" icon={KeyRound}>
                        {t('secret')}
                      </Badge>
                    ) : null}
                  </span>
                </Cell>
                <Cell className="min-w-48 break-all">{toAddress}</Cell>
                <Cell nowrap muted>
                  <Moment date={createdAt} />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState
          title={search ? t('noMatch') : t('none')}
          action={
            search ? (
              <ButtonLink look="plain" href={path}>
                {t('showAll')}
              </ButtonLink>
            ) : null
          }
        >
          <p>{search ? t('noMatchHint') : t('noneHint')}</p>
        </EmptyState>
      )}
      <Pagination
        first={before ? linkWith(path, { search }) : null}
        next={next ? linkWith(path, { search, before: next }) : null}
      />
    </>
  )
}
