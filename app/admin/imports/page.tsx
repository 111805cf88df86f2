import type { Metadata } from 'next'
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { listImports } from '@/lib/awards/imports/queries'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { ImportStateBadge } from './import-state'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') }
}

export default async function ImportsPage() {
  const { imports, mayImport } = await gate(async (ctx) => {
    const [imports, issuers] = await Promise.all([listImports(ctx), listMyIssuers(ctx)])
    return { imports, mayImport: issuers.some(({ role }) => role === 'admin') }
  })
  const [t, format] = await Promise.all([getTranslations('imports'), getFormatter()])
  const begin = mayImport ? (
    <ButtonLink href="/admin/imports/new">{t('importFile')}</ButtonLink>
  ) : null
  if (imports.length === 0) {
    return (
      <>
        <PageHeader title={t('title')} lead={t('lead')} />
        <EmptyState title={t('list.empty')} action={begin}>
          <p>{t('list.emptyLead')}</p>
        </EmptyState>
      </>
    )
  }
  const ends = [t('list.rows'), t('list.recorded'), t('list.rejected')]
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={begin} />
      <Table label={t('list.label')}>
        <Columns
          names={[t('list.file'), t('list.issuer'), t('list.begun'), ...ends, t('list.state')]}
          end={ends}
        />
        <tbody>
          {imports.map((row) => (
            <Row key={row.id}>
              <Cell className="wrap-anywhere min-w-48">
                <Link href={`/admin/imports/${row.id}`} className="font-medium hover:underline">
                  <bdi>{row.fileName}</bdi>
                </Link>
              </Cell>
              <Cell muted className="min-w-32">
                <bdi>{row.issuerName}</bdi>
              </Cell>
              <Cell nowrap>
                <Moment date={row.createdAt} />
              </Cell>
              <Cell end>{format.number(row.rows)}</Cell>
              <Cell end>{format.number(row.recorded)}</Cell>
              <Cell end>{format.number(row.rejected)}</Cell>
              <Cell>
                <ImportStateBadge state={row.state} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </>
  )
}
