import type { Metadata } from 'next'
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import { speaker } from '@/app/speaker'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { listCertifications } from '@/lib/awards/certifications/queries'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { counted } from '@/lib/platform/pages/count-up-to'
import { validityText } from './validity'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certifications'))('title') }
}

export default async function CertificationsPage() {
  const { certifications, canMake } = await gate(async (ctx) => {
    const [certifications, issuers] = await Promise.all([
      listCertifications(ctx),
      listMyIssuers(ctx),
    ])
    return { certifications, canMake: issuers.some(({ role }) => role === 'admin') }
  })
  const [t, speak, words, format, validity] = await Promise.all([
    getTranslations('certifications'),
    speaker(),
    getTranslations('ui'),
    getFormatter(),
    validityText(),
  ])
  const make = canMake ? (
    <ButtonLink href="/admin/certifications/new">{t('list.new')}</ButtonLink>
  ) : null
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={certifications.length > 0 ? make : null}
      />
      {certifications.length > 0 ? (
        <Table label={t('title')}>
          <Columns
            names={[
              t('list.certification'),
              t('list.holders'),
              t('list.requirements'),
              t('list.validFor'),
              t('list.version'),
            ]}
            end={[t('list.version'), t('list.holders')]}
          />
          <tbody>
            {certifications.map((row) => (
              <Row key={row.id}>
                <Cell className="min-w-48 wrap-anywhere">
                  <Link
                    href={`/admin/certifications/${row.id}`}
                    className="line-clamp-2 font-medium hover:underline"
                  >
                    <bdi>{row.title}</bdi>
                  </Link>
                  <span className="block text-muted text-xs">
                    <bdi>{row.issuerName}</bdi>
                  </span>
                </Cell>
                <Cell end>{words('counted', counted(row.holders))}</Cell>
                <Cell className="min-w-64 wrap-anywhere">
                  <ul>
                    {row.requirements.map((sentence) => (
                      <li key={JSON.stringify(sentence)}>{speak(sentence)}</li>
                    ))}
                  </ul>
                </Cell>
                <Cell className="min-w-36">{validity(row)}</Cell>
                <Cell end>{format.number(row.version)}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState title={t('list.none')} action={make}>
          <p>{t('list.noneHint')}</p>
        </EmptyState>
      )}
    </>
  )
}
