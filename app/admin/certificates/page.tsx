import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { StatusBadge } from '@/components/certificates/status'
import { PersonLines } from '@/components/people/person-lines'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Day } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { SelectableTable, SelectCell } from '@/components/ui/selectable-table'
import { Cell, Row } from '@/components/ui/table'
import { listCertificates } from '@/lib/awards/certificates/list-certificates'
import { listCertificationNames } from '@/lib/awards/certifications/queries'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { ZipLink } from '../zip-link'
import { CertificateFilters } from './certificate-filters'
import { ChosenActions } from './chosen-actions'
import { changed, filterOf, linkTo } from './filter'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificates'))('title') }
}

export default async function CertificatesPage({ searchParams }: PageProps) {
  const filter = filterOf(await searchParams)
  const [t, files, { page, certifications, issuers }] = await Promise.all([
    getTranslations('certificates'),
    getTranslations('files'),
    gate(async (ctx) => {
      const [page, certifications, issuers] = await Promise.all([
        listCertificates(ctx, filter),
        listCertificationNames(ctx),
        listMyIssuers(ctx),
      ])
      return { page, certifications, issuers }
    }),
  ])
  const filtered = linkTo(changed(filter, {})) !== '/admin/certificates'
  const adminAt = new Set(issuers.filter(({ role }) => role === 'admin').map(({ id }) => id))
  const choosable = ({ issuerId }: (typeof page.rows)[number]) => adminAt.has(issuerId)
  const several = issuers.length > 1
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          adminAt.size > 0 ? (
            <ButtonLink look="plain" href="/admin/certificates/documents">
              {files('title')}
            </ButtonLink>
          ) : null
        }
      />
      <CertificateFilters
        filter={filter}
        certifications={certifications.map(({ id, title }) => ({ id, name: title }))}
        issuers={issuers}
      />
      {page.rows.length > 0 ? (
        <SelectableTable
          label={t('title')}
          columns={[
            t('list.learner'),
            t('list.status'),
            t('list.certification'),
            ...(several ? [t('list.issuer')] : []),
            t('list.issued'),
          ]}
          ids={page.rows.filter(choosable).map(({ id }) => id)}
          name="certificateIds[]"
          action="/admin/certificates/revoke"
          bar={<ChosenActions />}
        >
          <tbody>
            {page.rows.map((row) => (
              <Row key={row.id}>
                <SelectCell id={row.id} label={row.recipientName} disabled={!choosable(row)} />
                <Cell className="min-w-48 wrap-anywhere">
                  <PersonLines
                    href={`/admin/certificates/${row.id}`}
                    name={row.recipientName}
                    email={row.email}
                  />
                </Cell>
                <Cell>
                  <StatusBadge status={row.status} />
                </Cell>
                <Cell className="min-w-40 wrap-anywhere">
                  <span className="line-clamp-2">
                    <bdi>{row.title}</bdi>
                  </span>
                </Cell>
                {several ? (
                  <Cell muted className="min-w-32">
                    <span className="line-clamp-2">
                      <bdi>{row.issuerName}</bdi>
                    </span>
                  </Cell>
                ) : null}
                <Cell nowrap>
                  <Day date={row.issuedAt} />
                </Cell>
              </Row>
            ))}
          </tbody>
        </SelectableTable>
      ) : (
        <Nothing filtered={filtered} />
      )}
      <Pagination
        first={filter.before || filter.after ? linkTo(changed(filter, {})) : null}
        previous={page.previous ? linkTo(changed(filter, { after: page.previous })) : null}
        next={page.next ? linkTo(changed(filter, { before: page.next })) : null}
      />
      {page.rows.length > 0 && page.rows.every(choosable) ? (
        <ZipLink href={linkTo(changed(filter, {}), '/admin/certificates/documents.zip')} />
      ) : null}
    </>
  )
}

async function Nothing({ filtered }: { filtered: boolean }) {
  const t = await getTranslations('certificates.list')
  if (filtered) {
    return (
      <EmptyState
        title={t('noMatch')}
        action={
          <ButtonLink look="plain" href="/admin/certificates">
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
