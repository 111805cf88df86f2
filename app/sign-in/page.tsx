import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { PageProps } from '@/app/page-props'
import { CalmCard } from '@/components/shell/calm-card'
import { ActionForm } from '@/components/ui/action-form'
import { Banner } from '@/components/ui/banner'
import { buttonClasses } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { settings } from '@/lib/platform/env/settings'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'
import { identityProviderName } from '@/lib/reach/sign-in/oidc'
import { returnPath } from '@/lib/reach/sign-in/return-path'
import { sendLink } from './actions'
import { DemoPeople } from './demo-people'
import { PasskeyButton } from './passkey-button'
import { Trouble } from './trouble'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

export default async function SignInPage({ searchParams }: PageProps) {
  const { next, error } = await searchParams
  const path = returnPath(next)
  const { actor } = await currentCtx()
  const t = await getTranslations('signIn')
  const provider = identityProviderName()
  return (
    <>
      <CalmCard title={t('title')} lead={t('lead')}>
        {actor.kind === 'user' ? (
          <div className="mb-6">
            <Banner
              title={
                <span className="wrap-anywhere">{t('signedInAs', { email: actor.email })}</span>
              }
            >
              {t.rich('goOn', {
                link: (text) => (
                  <Link href={path} className="font-medium text-laurel underline">
                    {text}
                  </Link>
                ),
              })}
            </Banner>
          </div>
        ) : typeof error === 'string' ? (
          <div className="mb-6">
            <Trouble error={error} />
          </div>
        ) : null}
        <ActionForm action={sendLink} className="space-y-4">
          <input type="hidden" name="next" value={path} />
          <TextField
            name="email"
            label={t('emailLabel')}
            type="email"
            autoComplete="username webauthn"
            maxLength={254}
            required
          />
          <SubmitButton size="large" className="w-full" busy={t('sending')}>
            {t('send')}
          </SubmitButton>
        </ActionForm>
        <p className="my-5 flex items-center gap-3 text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          {t('or')}
        </p>
        <div className="space-y-2">
          <PasskeyButton next={path} />
          {provider ? (
            // A plain link: it leaves the site, and must not be fetched ahead.
            <a
              href={`/sign-in/oidc?${new URLSearchParams({ next: path })}`}
              className={`${buttonClasses('plain', 'large')} w-full`}
            >
              <KeyRound aria-hidden="true" className="size-4.5 shrink-0" />
              <span className="wrap-anywhere">{t('provider', { name: provider })}</span>
            </a>
          ) : null}
        </div>
      </CalmCard>
      {settings().LAUREL_DEMO ? <DemoPeople next={path} /> : null}
    </>
  )
}
