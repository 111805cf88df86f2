import { ShieldCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Day } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { listMembers, listPlatformAdmins } from '@/lib/awards/issuers/list-members'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { InviteDialog } from '../invitations/invitation-forms'
import { PeopleTabs } from '../people-tabs'
import { SeatForms } from './seat-forms'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('tabs.members') }
}

export default async function MembersPage() {
  const t = await getTranslations('people')
  const { members, issuers, platform, me } = await gate(async (ctx) => {
    const { actor } = ctx
    const runs = actor.kind === 'user' && actor.platformAdmin
    const [members, issuers] = await Promise.all([listMembers(ctx), listMyIssuers(ctx)])
    return {
      ...{ members, issuers, me: actor.kind === 'user' ? actor.userId : '' },
      platform: runs ? await listPlatformAdmins(ctx) : [],
    }
  })
  const led = issuers.filter(({ role }) => role === 'admin')
  const adminAt = new Set(led.map(({ id }) => id))
  const several = issuers.length > 1
  const dialog = led.length > 0 ? <InviteDialog issuers={led} /> : null
  return (
    <>
      <PageHeader title={t('title')} actions={members.length > 0 ? dialog : null} />
      <PeopleTabs here="members" />
      {members.length > 0 ? (
        <Table label={t('tabs.members')}>
          <Columns
            names={[
              t('members.member'),
              ...(several ? [t('members.issuer')] : []),
              t('members.role'),
              t('members.since'),
              '',
            ]}
          />
          <tbody>
            {members.map(({ issuerId, userId, name, email, role, issuerName, createdAt }) => (
              <Row key={`${issuerId} ${userId}`}>
                <Cell className="min-w-56 wrap-anywhere">
                  <span className="line-clamp-2 font-medium">
                    <bdi>{name ?? email}</bdi>
                    {userId === me ? (
                      <span className="font-normal text-muted"> {t('members.you')}</span>
                    ) : null}
                  </span>
                  {name ? (
                    <span className="block break-all text-muted text-xs">{email}</span>
                  ) : null}
                </Cell>
                {several ? (
                  <Cell muted className="min-w-32">
                    <bdi className="line-clamp-2">{issuerName}</bdi>
                  </Cell>
                ) : null}
                <Cell nowrap>{t('role', { role })}</Cell>
                <Cell nowrap muted>
                  <Day date={createdAt} />
                </Cell>
                <Cell end nowrap>
                  {adminAt.has(issuerId) ? (
                    <SeatForms {...{ issuerId, userId, role, name: name ?? email, issuerName }} />
                  ) : null}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState title={t('members.none')} action={dialog}>
          <p>{t('members.noneHint')}</p>
        </EmptyState>
      )}
      {platform.length > 0 ? (
        <Section title={t('members.platform')}>
          <p className="mb-3 max-w-prose text-muted">{t('members.platformHint')}</p>
          <ul className="divide-y divide-line rounded-md border border-line bg-surface">
            {platform.map(({ userId, name, email }) => (
              <li key={userId} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
                <Badge tone="gold" icon={ShieldCheck}>
                  {t('members.platformAdmin')}
                </Badge>
                <bdi className="wrap-anywhere font-medium">{name ?? email}</bdi>
                {name ? <span className="break-all text-muted text-xs">{email}</span> : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}
