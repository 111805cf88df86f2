import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { Banner } from '@/components/ui/banner'
import { Fact, Facts } from '@/components/ui/facts'
import { Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { settings } from '@/lib/platform/env/settings'
import { getMessage } from '@/lib/reach/notifications/mailbox'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mailbox'))('message') }
}

export default async function MessagePage({ params }: PageProps<{ id: string }>) {
  const { id } = await params
  const message = await gate((ctx) => getMessage(ctx, { id }))
  const t = await getTranslations('mailbox')
  return (
    <>
      <PageHeader
        back={{ href: '/admin/mailbox', label: t('title') }}
        title={<bdi>{message.subject}</bdi>}
      />
      <Facts>
        <Fact name={t('to')}>{message.toAddress}</Fact>
        <Fact name={t('kept')}>
          <Moment date={message.createdAt} />
        </Fact>
      </Facts>
      {message.secretLinks && !settings().LAUREL_DEMO ? (
        <div className="mt-6">
          <Banner tone="warn" title={t('masked')}>
            {t('maskedText')}
          </Banner>
        </div>
      ) : null}
      {/* Sandboxed: a message runs no script and reaches nothing of this page. Its links open a new tab. */}
      <iframe
        title={t('theMessage')}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcDoc={`<base target="_blank">${message.html}`}
        className="mt-6 h-[60rem] lg:h-[46rem] w-full rounded-md border border-line bg-surface"
      />
      <details className="mt-4">
        <summary className="cursor-pointer font-medium">{t('plainText')}</summary>
        <pre className="mt-2 overflow-x-auto whitespace-pre-wrap wrap-anywhere rounded-md bg-sunk p-4 font-mono text-xs">
          {message.text}
        </pre>
      </details>
    </>
  )
}
