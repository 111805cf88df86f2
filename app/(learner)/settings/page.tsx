import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireUser } from '@/lib/platform/access/policy'
import { listMyAddresses } from '@/lib/reach/sign-in/my-addresses'
import { listMyPasskeys } from '@/lib/reach/sign-in/my-passkeys'
import { listMySessions } from '@/lib/reach/sign-in/my-sessions'
import { tokenHere } from '@/lib/reach/sign-in/session-jar'
import { rename } from './actions'
import { Addresses } from './addresses'
import { Look } from './look'
import { Part } from './part'
import { Passkeys } from './passkeys'
import { Sessions } from './sessions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

const parts = ['profile', 'addresses', 'passkeys', 'sessions', 'look'] as const

export default async function SettingsPage() {
  const { user, addresses, passkeys, sessions, now } = await gate(async (ctx) => ({
    user: requireUser(ctx),
    addresses: await listMyAddresses(ctx),
    passkeys: await listMyPasskeys(ctx),
    sessions: await listMySessions(ctx, { token: await tokenHere() }),
    now: ctx.now,
  }))
  const t = await getTranslations('settings')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-[12rem_minmax(0,1fr)]">
        <nav aria-label={t('nav')} className="max-lg:hidden">
          <ul className="sticky top-6 space-y-1">
            {parts.map((part) => (
              <li key={part}>
                <a
                  href={`#${part}`}
                  className="block rounded-md px-3 py-2 font-medium hover:bg-sunk"
                >
                  {t(`${part}.title`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="space-y-6">
          <Part id="profile" title={t('profile.title')} text={t('profile.text')}>
            <ActionForm action={rename} className="flex max-w-md flex-col gap-4">
              <TextField
                name="name"
                label={t('profile.name')}
                defaultValue={user.name ?? ''}
                autoComplete="name"
                maxLength={300}
                dir="auto"
                required
              />
              <SubmitButton look="plain" className="self-start">
                {t('profile.save')}
              </SubmitButton>
            </ActionForm>
          </Part>
          <Addresses addresses={addresses} />
          <Passkeys passkeys={passkeys} />
          <Sessions sessions={sessions} now={now} />
          <Look />
        </div>
      </div>
    </>
  )
}
