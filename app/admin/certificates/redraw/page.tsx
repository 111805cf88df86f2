import { Minus, RefreshCw } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { PersonLines } from '@/components/people/person-lines'
import { ActionForm } from '@/components/ui/action-form'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { listCertificates } from '@/lib/awards/certificates/list-certificates'
import { listNewest } from '@/lib/awards/documents/list-stale'
import { chosenLimit } from '@/lib/awards/documents/schema'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { isId } from '@/lib/platform/ids/ids'
import { redrawThese } from '../documents/actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('files'))('chosen.title') }
}

/** The certificates chosen in the list: whose documents will be drawn anew. */
export default async function RedrawPage({ searchParams }: PageProps) {
  const certificateIds = idsOf(await searchParams)
  const [t, words] = await Promise.all([getTranslations('files'), getTranslations('certificates')])
  const { rows, newest, adminAt } = await gate(async (ctx) => {
    const [{ rows }, newest, issuers] = await Promise.all([
      listCertificates(ctx, { ids: certificateIds, limit: chosenLimit }),
      listNewest(ctx, { certificateIds }),
      listMyIssuers(ctx),
    ])
    const admin = issuers.filter(({ role }) => role === 'admin').map(({ id }) => id)
    return {
      ...{ rows, adminAt: new Set(admin) },
      newest: new Map(newest.map((document) => [document.certificateId, document])),
    }
  })
  const goes = rows.filter(({ id }) => newest.get(id)?.stale)
  const allowed = rows.every(({ issuerId }) => adminAt.has(issuerId))
  return (
    <>
      <PageHeader
        back={{ href: '/admin/certificates', label: t('chosen.back') }}
        title={t('chosen.title')}
        lead={t('stale.redrawTwo')}
      />
      {rows.length === 0 ? (
        <EmptyState
          title={t('chosen.nothing')}
          action={<ButtonLink href="/admin/certificates">{words('revoke.toList')}</ButtonLink>}
        >
          <p>{t('chosen.nothingHint')}</p>
        </EmptyState>
      ) : (
        <div className="space-y-6">
          <Table label={words('title')}>
            <Columns
              names={[
                words('list.learner'),
                words('list.certification'),
                t('chosen.file'),
                t('chosen.outcome'),
              ]}
            />
            <tbody>
              {rows.map((row) => {
                const document = newest.get(row.id)
                return (
                  <Row key={row.id}>
                    <Cell className="min-w-48 wrap-anywhere">
                      <PersonLines
                        href={`/admin/certificates/${row.id}`}
                        name={row.recipientName}
                        email={row.email}
                      />
                    </Cell>
                    <Cell className="min-w-40 wrap-anywhere">
                      <bdi>{row.title}</bdi>
                    </Cell>
                    <Cell nowrap muted>
                      {document
                        ? t('chosen.version', { version: document.version })
                        : t('chosen.none')}
                    </Cell>
                    <Cell nowrap>
                      {document?.stale ? (
                        <Badge tone="gold" icon={RefreshCw}>
                          {t('chosen.will')}
                        </Badge>
                      ) : (
                        <Badge tone="slate" icon={Minus}>
                          {t('chosen.willNot')}
                        </Badge>
                      )}
                    </Cell>
                  </Row>
                )
              })}
            </tbody>
          </Table>
          {!allowed ? (
            <Banner tone="warn">
              <p>{t('chosen.notAllowed')}</p>
            </Banner>
          ) : goes.length === 0 ? (
            <Banner>
              <p>{t('chosen.allCurrent')}</p>
            </Banner>
          ) : (
            <ActionForm action={redrawThese} className="space-y-4">
              {goes.map(({ id }) => (
                <input key={id} type="hidden" name="certificateIds[]" value={id} />
              ))}
              <SubmitButton busy={t('stale.busy')}>
                {t('chosen.verb', { count: goes.length })}
              </SubmitButton>
            </ActionForm>
          )}
        </div>
      )}
    </>
  )
}

function idsOf(query: Record<string, string | string[] | undefined>): string[] {
  return [query['certificateIds[]'] ?? []].flat().filter(isId).slice(0, chosenLimit)
}
