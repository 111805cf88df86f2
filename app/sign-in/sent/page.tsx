import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { CalmCard } from '@/components/shell/calm-card'
import { settings } from '@/lib/platform/env/settings'
import { linkMinutes } from '@/lib/reach/sign-in/sign-in-link'
import { mailService } from '@/lib/reach/sign-in/try-mail'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('sent.title') }
}

export default async function LinkSentPage() {
  const t = await getTranslations('signIn.sent')
  const to = (href: string) => (text: ReactNode) => (
    <Link href={href} className="font-medium text-laurel underline">
      {text}
    </Link>
  )
  return (
    <CalmCard title={t('title')} lead={t('text', { minutes: linkMinutes })}>
      <div className="space-y-3 border-line border-t pt-6 text-center text-muted">
        {settings().LAUREL_DEMO && !mailService() ? (
          <p>{t.rich('demo', { link: to('/admin/mailbox') })}</p>
        ) : null}
        <p>{t.rich('nothing', { link: to('/sign-in') })}</p>
      </div>
    </CalmCard>
  )
}
