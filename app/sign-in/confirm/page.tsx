import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { PageProps } from '@/app/page-props'
import { CalmCard } from '@/components/shell/calm-card'
import { ButtonLink } from '@/components/ui/button'
import { PostOnce } from '@/components/ui/post-once'
import { SubmitButton } from '@/components/ui/submit-button'
import { spendPath } from '@/lib/reach/sign-in/sign-in-link'

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('signIn'))('title'),
    robots: { index: false },
    // The address holds a secret: it must not travel on.
    referrer: 'same-origin',
  }
}

/** Where a mailed link leads. Only the button spends it, so a mail scanner's visit does no harm. */
export default async function ConfirmPage({ searchParams }: PageProps) {
  const { token, email, next } = await searchParams
  const t = await getTranslations('signIn.confirm')
  if (typeof token !== 'string' || typeof email !== 'string') {
    return (
      <CalmCard title={t('brokenTitle')} lead={t('brokenText')}>
        <ButtonLink size="large" className="w-full" href="/sign-in">
          {t('another')}
        </ButtonLink>
      </CalmCard>
    )
  }
  return (
    <CalmCard
      title={t('title')}
      lead={t.rich('text', {
        email: () => <strong className="wrap-anywhere text-ink">{email}</strong>,
      })}
    >
      <PostOnce action={spendPath({ token, email, next: typeof next === 'string' ? next : null })}>
        <SubmitButton size="large" className="w-full">
          {t('button')}
        </SubmitButton>
      </PostOnce>
    </CalmCard>
  )
}
