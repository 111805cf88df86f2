import { useTranslations } from 'next-intl'
import { Banner } from '@/components/ui/banner'
import { identityProviderName } from '@/lib/reach/sign-in/oidc'
import { linkMinutes } from '@/lib/reach/sign-in/sign-in-link'

/** Why one is back on the sign-in page; `error` is what Auth.js calls it. */
export function Trouble({ error }: { error: string }) {
  const t = useTranslations('signIn.trouble')
  const name = identityProviderName()
  if (!name || error === 'Verification') {
    return (
      <Banner tone="warn" title={t('linkTitle')}>
        {t('link', { minutes: linkMinutes })}
      </Banner>
    )
  }
  return error === 'unproven' ? (
    <Banner tone="warn" title={t('unprovenTitle', { name })}>
      {t('unproven')}
    </Banner>
  ) : (
    <Banner tone="warn" title={t('providerTitle', { name })}>
      {t('provider')}
    </Banner>
  )
}
