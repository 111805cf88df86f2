import { Search } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { StatusBadge, statusLooks } from '@/components/certificates/status'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Day } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { listCertificates } from '@/lib/awards/certificates/list-certificates'
import type { CertificateStatus } from '@/lib/awards/certificates/rules'

export const metadata: Metadata = { title: 'Certificates' }

export default async function CertificatesPage({ searchParams }: PageProps) {
  const asked = filterOf(await searchParams)
  const { rows, next } = await gate((ctx) => listCertificates(ctx, asked))
  const filtered = Boolean(asked.search || asked.status)
  return (
    <>
      <PageHeader title="Certificates" />
      <Filter {...asked} />
      {rows.length > 0 ? (
        <Table label="Certificates">
          <Columns names={['Learner', 'Certification', 'Issuer', 'Issued', 'Status']} />
          <tbody>
            {rows.map((row) => (
              <Row key={row.id}>
                <Cell className="min-w-48 wrap-anywhere">
                  <Link
                    href={`/admin/certificates/${row.id}`}
                    className="font-medium hover:underline"
                  >
                    <bdi>{row.recipientName}</bdi>
                  </Link>
                  <span className="block break-all text-muted text-xs">{row.email}</span>
                </Cell>
                <Cell className="min-w-40 wrap-anywhere">
                  <bdi>{row.title}</bdi>
                </Cell>
                <Cell muted className="min-w-32">
                  <bdi>{row.issuerName}</bdi>
                </Cell>
                <Cell nowrap>
                  <Day date={row.issuedAt} />
                </Cell>
                <Cell>
                  <StatusBadge status={row.status} />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : (
        <Nothing filtered={filtered} />
      )}
      <Pagination
        first={asked.before ? link({ ...asked, before: undefined }) : null}
        next={next ? link({ ...asked, before: next }) : null}
      />
    </>
  )
}

type Filter = {
  search?: string | undefined
  status?: CertificateStatus | undefined
  before?: string | undefined
}

function Filter({ search, status }: Filter) {
  const box = 'min-h-10 rounded-md border border-line-strong bg-surface px-3 text-base sm:text-sm'
  return (
    <form method="get" className="mb-4 flex flex-wrap gap-2">
      <input
        type="search"
        name="search"
        aria-label="Name, e-mail address or certificate id"
        placeholder="Name, e-mail or id"
        defaultValue={search}
        maxLength={300}
        className={`${box} min-w-0 flex-1 basis-56`}
      />
      <select name="status" aria-label="Status" defaultValue={status ?? ''} className={box}>
        <option value="">Every status</option>
        {Object.entries(statusLooks).map(([value, { word }]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
      <Button type="submit" look="plain">
        <Search aria-hidden="true" className="size-4" />
        Search
      </Button>
    </form>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <EmptyState
        title="No certificate matches"
        action={
          <ButtonLink look="plain" href="/admin/certificates">
            Show all
          </ButtonLink>
        }
      >
        <p>Try part of the name, or the whole certificate id.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="No certificate yet"
      action={<ButtonLink href="/admin/imports">Import completions</ButtonLink>}
    >
      <p>Certificates appear here when completions meet a certification’s requirements.</p>
    </EmptyState>
  )
}

function filterOf(query: Record<string, string | string[] | undefined>): Filter {
  const one = (name: string) =>
    typeof query[name] === 'string' ? query[name].trim() || undefined : undefined
  const status = one('status')
  return {
    search: one('search')?.slice(0, 300),
    status: status && status in statusLooks ? (status as CertificateStatus) : undefined,
    before: one('before'),
  }
}

function link(filter: Filter) {
  const given = Object.entries(filter).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  )
  return `/admin/certificates?${new URLSearchParams(given)}`
}
