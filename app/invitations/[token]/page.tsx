import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { CalmCard } from '@/components/shell/calm-card'
import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Day } from '@/components/ui/moment'
import { SubmitButton } from '@/components/ui/submit-button'
import { getInvitation } from '@/lib/awards/issuers/get-invitation'
import { accept, changeAccount, join } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.accept')
  return { title: t('tab'), robots: { index: false }, referrer: 'no-referrer' }
}

type Props = PageProps<{ token: string }>

/** What an invitation's link leads to. Opening it spends nothing: mail scanners follow every link. */
export default async function InvitationPage({ params }: Props) {
  const token = decodeURIComponent((await params).token)
  const { invitation, actor } = await gate(async (ctx) => ({
    invitation: await getInvitation(ctx, { token }),
    actor: ctx.actor,
  }))
  const t = await getTranslations('people.accept')
  const { state, email, issuerName, role, invitedBy, expiresAt, hasAccount } = invitation
  const signedIn = actor.kind === 'user' ? actor : null
  if (state !== 'open') {
    const accepted = state === 'accepted'
    return (
      <CalmCard
        title={t(`over.${state}.title`)}
        lead={t(`over.${state}.text`, { issuer: issuerName })}
      >
        {signedIn ? (
          <ButtonLink size="large" className="w-full" href={accepted ? '/admin' : '/dashboard'}>
            {t(accepted ? 'toAdmin' : 'toDashboard')}
          </ButtonLink>
        ) : (
          <ButtonLink size="large" className="w-full" href="/sign-in?next=/admin">
            {t('toSignIn')}
          </ButtonLink>
        )}
      </CalmCard>
    )
  }
  const mine = signedIn?.addresses.includes(email.toLowerCase())
  return (
    <CalmCard
      title={t('title', { issuer: issuerName })}
      lead={invitedBy ? t('invitedBy', { inviter: invitedBy }) : undefined}
    >
      <div className="mb-6 space-y-1 rounded-md bg-sunk px-4 py-3 text-center">
        <p className="font-medium">{t('role', { role })}</p>
        <p className="break-all text-muted">{t('sentTo', { email })}</p>
        <p className="text-muted text-xs">
          {t.rich('until', { day: () => <Day date={expiresAt} /> })}
        </p>
      </div>
      {mine ? (
        <ActionForm action={accept} className="space-y-4">
          <input type="hidden" name="token" value={token} />
          <SubmitButton size="large" className="w-full">
            {t('accept')}
          </SubmitButton>
        </ActionForm>
      ) : signedIn ? (
        <ActionForm action={changeAccount} className="space-y-4">
          <p className="wrap-anywhere text-center">
            {t.rich('wrongAccount', {
              ...{ account: signedIn.email, email },
              link: (words) => (
                <Link href="/settings#addresses" className="text-laurel underline">
                  {words}
                </Link>
              ),
            })}
          </p>
          <input type="hidden" name="token" value={token} />
          <SubmitButton size="large" className="w-full">
            {t('changeAccount')}
          </SubmitButton>
        </ActionForm>
      ) : hasAccount ? (
        <div className="space-y-4">
          <p className="text-center">{t('hasAccount')}</p>
          <ButtonLink
            size="large"
            className="w-full"
            href={`/sign-in?${new URLSearchParams({ next: `/invitations/${token}` })}`}
          >
            {t('signInToAccept')}
          </ButtonLink>
        </div>
      ) : (
        <ActionForm action={join} className="space-y-4">
          <input type="hidden" name="token" value={token} />
          <TextField
            name="name"
            label={t('name')}
            hint={t('nameHint')}
            autoComplete="name"
            maxLength={300}
            dir="auto"
            required
          />
          <SubmitButton size="large" className="w-full">
            {t('accept')}
          </SubmitButton>
        </ActionForm>
      )}
    </CalmCard>
  )
}
