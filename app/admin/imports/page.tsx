import type { Metadata } from 'next'
import Link from 'next/link'
import { gate } from '@/app/gate'
import { EmptyState } from '@/components/ui/empty-state'
import { Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { listImports } from '@/lib/awards/imports/queries'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { ImportStateBadge } from './import-state'
import { UploadForm } from './upload-form'

export const metadata: Metadata = { title: 'Imports' }

export default async function ImportsPage() {
  const { imports, issuers } = await gate(async (ctx) => {
    const [imports, issuers] = await Promise.all([listImports(ctx), listMyIssuers(ctx)])
    return { imports, issuers: issuers.filter(({ role }) => role === 'admin') }
  })
  return (
    <>
      <PageHeader
        title="Imports"
        lead="A file of completions goes in; each row that can be used is taken, each other one comes back with its reason."
      />
      {issuers.length > 0 ? <UploadForm issuers={issuers} /> : null}
      <Section title="Earlier imports">
        {imports.length > 0 ? (
          <Table label="Imports">
            <Columns
              names={['File', 'Issuer', 'Begun', 'Rows', 'Recorded', 'Rejected', 'State']}
              end={['Rows', 'Recorded', 'Rejected']}
            />
            <tbody>
              {imports.map((row) => (
                <Row key={row.id}>
                  <Cell className="min-w-48 wrap-anywhere">
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
                  <Cell end>{row.rows.toLocaleString('en')}</Cell>
                  <Cell end>{row.recorded.toLocaleString('en')}</Cell>
                  <Cell end>{row.rejected.toLocaleString('en')}</Cell>
                  <Cell>
                    <ImportStateBadge state={row.state} />
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        ) : (
          <EmptyState title="Nothing imported yet">
            <p>Choose a CSV file above to begin.</p>
          </EmptyState>
        )}
      </Section>
    </>
  )
}
