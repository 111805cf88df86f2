import type { Metadata } from 'next'
import { gate } from '@/app/gate'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { listCertifications } from '@/lib/awards/certifications/queries'

export const metadata: Metadata = { title: 'Certifications' }

export default async function CertificationsPage() {
  const certifications = await gate(listCertifications)
  return (
    <>
      <PageHeader title="Certifications" lead="What can be earned, and what it takes." />
      {certifications.length > 0 ? (
        <Table label="Certifications">
          <Columns
            names={['Certification', 'Requirements', 'Valid for', 'Version', 'Holders']}
            end={['Version', 'Holders']}
          />
          <tbody>
            {certifications.map((row) => (
              <Row key={row.id}>
                <Cell className="min-w-48">
                  <bdi className="font-medium">{row.title}</bdi>
                  <span className="block text-muted text-xs">{row.issuerName}</span>
                </Cell>
                <Cell className="min-w-64">
                  <ul>
                    {row.requirements.map((sentence) => (
                      <li key={sentence}>{sentence}</li>
                    ))}
                  </ul>
                </Cell>
                <Cell className="min-w-36">{validity(row)}</Cell>
                <Cell end>{row.version}</Cell>
                <Cell end>{row.holders.toLocaleString('en')}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState title="No certification yet">
          <p>
            A certification says which courses lead to a certificate, and for how long it counts.
          </p>
        </EmptyState>
      )}
    </>
  )
}

function validity({
  validMonths,
  renewalDays,
}: {
  validMonths: number | null
  renewalDays: number | null
}) {
  if (validMonths === null) return 'No end'
  const span = validMonths % 12 === 0 ? years(validMonths / 12) : `${validMonths} months`
  return renewalDays === null ? span : `${span}, renewable ${renewalDays} days before`
}

function years(count: number) {
  return count === 1 ? '1 year' : `${count} years`
}
