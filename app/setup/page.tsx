import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { CalmCard } from '@/components/shell/calm-card'
import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/field'
import { SlugField } from '@/components/ui/slug-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { settings } from '@/lib/platform/env/settings'
import { requireSetUp } from '@/lib/reach/sign-in/set-up'
import { submit } from './actions'
import { Installation } from './installation'

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations('signIn'))('setUp.tab')
  // The address holds a secret: it must not travel on.
  return { title, robots: { index: false }, referrer: 'same-origin' }
}

/** The first run: who runs this installation, and who awards first. 404 without the link, and after. */
export default async function SetUpPage({ searchParams }: PageProps) {
  const { token: asked } = await searchParams
  const token = String(asked)
  await gate((ctx) => requireSetUp(ctx, { token }))
  const t = await getTranslations('signIn.setUp')
  return (
    <CalmCard title={t('title')} lead={t('lead')}>
      <ActionForm action={submit} className="space-y-8">
        <input type="hidden" name="token" value={token} />
        {/* Enter presses the first button of a form: this one. */}
        <button type="submit" name="want" value="finish" tabIndex={-1} className="sr-only">
          {t('finish')}
        </button>
        <Group title={t('you')}>
          <TextField
            {...{ name: 'name', label: t('name'), autoComplete: 'name', maxLength: 300 }}
            dir="auto"
            required
          />
          <TextField
            {...{ name: 'email', type: 'email', label: t('email'), hint: t('emailHint') }}
            {...{ autoComplete: 'email', maxLength: 254 }}
            defaultValue={settings().LAUREL_ADMIN_EMAIL}
            required
          />
        </Group>
        <Group title={t('issuer')}>
          <TextField
            {...{ name: 'issuerName', label: t('issuerName'), hint: t('issuerNameHint') }}
            {...{ autoComplete: 'organization', maxLength: 300, dir: 'auto' }}
            required
          />
          <SlugField
            {...{ from: 'issuerName', name: 'slug', label: t('slug'), hint: t('slugHint') }}
            {...{ maxLength: 80, required: true }}
          />
        </Group>
        <Group title={t('place')}>
          <Installation />
        </Group>
        <SubmitButton
          name="want"
          value="finish"
          size="large"
          className="w-full"
          busy={t('finishing')}
        >
          {t('finish')}
        </SubmitButton>
      </ActionForm>
    </CalmCard>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="space-y-4 border-line border-t pt-6">
      <legend className="float-start mb-4 w-full font-serif text-lg">{title}</legend>
      <div className="clear-both space-y-4">{children}</div>
    </fieldset>
  )
}
