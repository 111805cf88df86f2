import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { ActionForm } from '@/components/ui/action-form'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { readAddressLink } from '@/lib/reach/sign-in/prove-address'
import { confirmAddress } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations('settings'))('addresses.confirmTitle')
  // The address holds a secret: it must not travel on.
  return { title, robots: { index: false }, referrer: 'same-origin' }
}

/** Where a link that proves an address leads. Only the button spends it. */
export default async function AddressPage({ searchParams }: PageProps) {
  const { token: asked } = await searchParams
  const token = String(asked)
  const { email, taken } = await gate((ctx) => readAddressLink(ctx, { token }))
  const t = await getTranslations('settings.addresses')
  const words = taken ? (['moveTitle', 'moveText', 'moveButton'] as const) : addWords
  return (
    <div className="max-w-xl">
      <PageHeader
        back={{ href: '/settings#addresses', label: t('back') }}
        title={t(words[0])}
        lead={t.rich(words[1], {
          email: () => <strong className="wrap-anywhere text-ink">{email}</strong>,
        })}
      />
      <ActionForm action={confirmAddress} className="space-y-4">
        <input type="hidden" name="token" value={token} />
        <SubmitButton size="large">{t(words[2])}</SubmitButton>
      </ActionForm>
    </div>
  )
}

const addWords = ['confirmTitle', 'confirmText', 'confirmButton'] as const
