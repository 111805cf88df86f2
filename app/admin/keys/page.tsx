import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { IssuerTabs, whichIssuer } from '@/app/admin/which-issuer'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { one } from '@/app/query'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { ShownOnce } from '@/components/ui/shown-once'
import { listApiKeys } from '@/lib/reach/api/list-api-keys'
import { MakeKey } from './key-forms'
import { KeyList } from './key-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('apiKeys'))('title') }
}

const addresses = [
  '/vc/credentials/issue',
  '/vc/credentials/verify',
  '/vc/presentations/verify',
  '/vc/credentials/status',
]

/** With several issuers, whose keys these are stands in the address. */
export default async function KeysPage({ searchParams }: PageProps) {
  const asked = one((await searchParams).issuer)
  const { issuers, issuer, keys } = await gate(async (ctx) => {
    const which = await whichIssuer(ctx, asked)
    return { ...which, keys: await listApiKeys(ctx, { issuerId: which.issuer.id }) }
  })
  const t = await getTranslations('apiKeys')
  const words = {
    ...{ title: t('new.title'), text: t('new.text') },
    ...{ copy: t('new.copy'), done: t('new.done') },
  }
  return (
    <ShownOnce words={words}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={<MakeKey key={issuer.id} issuerId={issuer.id} />}
      />
      <IssuerTabs path="/admin/keys" label={t('issuers')} {...{ issuers, issuer }} />
      {keys.length > 0 ? (
        <KeyList keys={keys} />
      ) : (
        <EmptyState title={t('none')}>
          <p>{t('noneHint')}</p>
        </EmptyState>
      )}
      <Section title={t('howTitle')}>
        <p className="mb-3 max-w-prose text-muted">{t('how')}</p>
        <ul dir="ltr" className="space-y-1 font-mono text-sm">
          {addresses.map((address) => (
            <li key={address}>
              <code className="break-all">POST {address}</code>
            </li>
          ))}
        </ul>
      </Section>
    </ShownOnce>
  )
}
