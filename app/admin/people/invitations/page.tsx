import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import { EmptyState } from '@/components/ui/empty-state'
import { Day } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { listInvitations } from '@/lib/awards/issuers/list-members'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { PeopleTabs } from '../people-tabs'
import { InvitationForms, InviteDialog } from './invitation-forms'
import { InvitationBadge } from './invitation-state'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('tabs.invitations') }
}

export default async function InvitationsPage() {
  const t = await getTranslations('people')
  const { invitations, issuers } = await gate(async (ctx) => {
    const [invitations, issuers] = await Promise.all([listInvitations(ctx), listMyIssuers(ctx)])
    return { invitations, issuers }
  })
  const led = issuers.filter(({ role }) => role === 'admin')
  const adminAt = new Set(led.map(({ id }) => id))
  const several = issuers.length > 1
  const dialog = led.length > 0 ? <InviteDialog issuers={led} /> : null
  return (
    <>
      <PageHeader title={t('title')} actions={invitations.length > 0 ? dialog : null} />
      <PeopleTabs here="invitations" />
      {invitations.length > 0 ? (
        <Table label={t('tabs.invitations')}>
          <Columns
            names={[
              t('invitations.address'),
              ...(several ? [t('members.issuer')] : []),
              t('members.role'),
              t('invitations.state'),
              t('invitations.until'),
              '',
            ]}
          />
          <tbody>
            {invitations.map((one) => (
              <Row key={one.id}>
                <Cell className="min-w-56">
                  <span className="break-all font-medium">{one.email}</span>
                  {one.invitedBy ? (
                    <span className="wrap-anywhere block text-muted text-xs">
                      {t.rich('invitations.by', { name: () => <bdi>{one.invitedBy}</bdi> })}
                    </span>
                  ) : null}
                </Cell>
                {several ? (
                  <Cell muted className="min-w-32">
                    <bdi className="line-clamp-2">{one.issuerName}</bdi>
                  </Cell>
                ) : null}
                <Cell nowrap>{t('role', { role: one.role })}</Cell>
                <Cell className="min-w-40">
                  <InvitationBadge {...one} />
                </Cell>
                <Cell nowrap muted>
                  <Day date={one.expiresAt} />
                </Cell>
                <Cell end nowrap>
                  {adminAt.has(one.issuerId) && one.state !== 'revoked' ? (
                    <InvitationForms id={one.id} email={one.email} />
                  ) : null}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState title={t('invitations.none')} action={dialog}>
          <p>{t('invitations.noneHint')}</p>
        </EmptyState>
      )}
    </>
  )
}
