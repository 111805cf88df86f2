import { Ban, Minus } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { StatusBadge } from '@/components/certificates/status'
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
import { revokeLimit } from '@/lib/awards/certificates/schema'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { isId } from '@/lib/platform/ids/ids'
import { revoke } from '../actions'
import { RevokeFields } from '../revoke-fields'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificates'))('revoke.pageTitle') }
}

/** The certificates chosen in the list: what will become of each, and after the act what became. */
export default async function RevokePage({ searchParams }: PageProps) {
  const ids = idsOf(await searchParams)
  const t = await getTranslations('certificates')
  const { rows, issuers } = await gate(async (ctx) => {
    const [{ rows }, issuers] = await Promise.all([
      listCertificates(ctx, { ids, limit: revokeLimit }),
      listMyIssuers(ctx),
    ])
    return { rows, issuers }
  })
  const adminAt = new Set(issuers.filter(({ role }) => role === 'admin').map(({ id }) => id))
  const allowed = rows.every(({ issuerId }) => adminAt.has(issuerId))
  const standing = rows.filter(({ status }) => status !== 'revoked' && status !== 'superseded')
  const count = standing.length
  const goes = new Set(standing.map(({ id }) => id))
  return (
    <>
      <PageHeader
        back={{ href: '/admin/certificates', label: t('revoke.back') }}
        title={count > 0 ? t('revoke.title', { count }) : t('revoke.pageTitle')}
      />
      {rows.length === 0 ? (
        <EmptyState
          title={t('revoke.nothing')}
          action={<ButtonLink href="/admin/certificates">{t('revoke.toList')}</ButtonLink>}
        >
          <p>{t('revoke.nothingHint')}</p>
        </EmptyState>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 xl:grid-cols-[minmax(0,1fr)_26rem]">
          <Table label={t('title')} className="max-xl:order-2">
            <Columns
              names={[
                t('list.learner'),
                t('list.certification'),
                t('list.status'),
                t('revoke.outcome'),
              ]}
            />
            <tbody>
              {rows.map((row) => (
                <Row key={row.id}>
                  <Cell className="min-w-48 wrap-anywhere">
                    <PersonLines
                      href={`/admin/certificates/${row.id}`}
                      name={row.recipientName}
                      email={row.email}
                    />
                  </Cell>
                  <Cell className="min-w-40 wrap-anywhere">
                    <span className="line-clamp-2">
                      <bdi>{row.title}</bdi>
                    </span>
                  </Cell>
                  <Cell>
                    <StatusBadge status={row.status} />
                  </Cell>
                  <Cell nowrap>
                    {goes.has(row.id) ? (
                      <Badge tone="danger" icon={Ban}>
                        {t('revoke.will')}
                      </Badge>
                    ) : (
                      <Badge tone="slate" icon={Minus}>
                        {t('revoke.willNot')}
                      </Badge>
                    )}
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
          {allowed ? (
            <ActionForm
              action={revoke}
              className="space-y-4 rounded-md border border-line bg-surface p-5"
            >
              {rows.map(({ id }) => (
                <input key={id} type="hidden" name="certificateIds[]" value={id} />
              ))}
              {count > 0 ? (
                <>
                  <RevokeFields count={count} />
                  {count < rows.length ? (
                    <Banner>
                      <p>{t('revoke.passedOver', { count: rows.length - count })}</p>
                    </Banner>
                  ) : null}
                  <div className="flex flex-wrap gap-2">
                    <SubmitButton look="danger" busy={t('revoke.busy')}>
                      {t('revoke.verb', { count })}
                    </SubmitButton>
                  </div>
                </>
              ) : (
                <Banner>
                  <p>{t('revoke.passedOver', { count: rows.length })}</p>
                </Banner>
              )}
            </ActionForm>
          ) : (
            <Banner tone="warn">
              <p>{t('revoke.notAllowed')}</p>
            </Banner>
          )}
        </div>
      )}
    </>
  )
}

function idsOf(query: Record<string, string | string[] | undefined>): string[] {
  const given = query['certificateIds[]'] ?? []
  return [given].flat().filter(isId).slice(0, revokeLimit)
}
