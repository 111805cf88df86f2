import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { IssuerTabs, whichIssuer } from '@/app/admin/which-issuer'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { one } from '@/app/query'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { listCredentialKeys } from '@/lib/awards/credentials/list-keys'
import { listSigningKeys } from '@/lib/awards/signing/queries'
import { CredentialKeys } from './credential-keys'
import { KeyFacts } from './key-facts'
import { ReplaceKey } from './replace-key'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signing'))('title') }
}

/** With several issuers, whose key it is stands in the address. */
export default async function SigningPage({ searchParams }: PageProps) {
  const asked = one((await searchParams).issuer)
  const { issuers, issuer, keys, listed } = await gate(async (ctx) => {
    const which = await whichIssuer(ctx, asked)
    const issuerId = which.issuer.id
    const [keys, listed] = await Promise.all([
      listSigningKeys(ctx, { issuerId }),
      listCredentialKeys(ctx, { issuerId }),
    ])
    return { ...which, keys, listed }
  })
  const t = await getTranslations('signing')
  const inUse = keys.own.find(({ retiredAt }) => retiredAt === null)
  const earlier = keys.own.filter((key) => keys.installed || key !== inUse)
  const replace = <ReplaceKey issuerId={issuer.id} replaces={inUse?.id} />
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={inUse && !keys.installed ? replace : null}
      />
      <IssuerTabs path="/admin/signing" label={t('issuers')} {...{ issuers, issuer }} />
      <div className="max-w-3xl space-y-10">
        {keys.installed ? (
          <Section title={t('inUse')}>
            <p className="mb-4 text-muted">{t('installed')}</p>
            <KeyFacts certificate={keys.installed} href={hrefOf(issuer.id)} />
          </Section>
        ) : inUse ? (
          <Section title={t('inUse')}>
            <div className="mb-4 space-y-2 text-muted">
              <p>{t('own', { issuer: issuer.name })}</p>
              <p>{t('trust')}</p>
            </div>
            <KeyFacts certificate={inUse} href={hrefOf(issuer.id, inUse.id)} />
          </Section>
        ) : (
          <EmptyState title={t('none')} action={replace}>
            <p>{t('noneHint')}</p>
          </EmptyState>
        )}
        {earlier.length > 0 ? (
          <Section title={t('earlier')}>
            <p className="mb-4 text-muted">{t('earlierLead')}</p>
            <div className="space-y-8">
              {earlier.map((key) => (
                <KeyFacts
                  key={key.id}
                  certificate={key}
                  retiredAt={key.retiredAt}
                  href={hrefOf(issuer.id, key.id)}
                />
              ))}
            </div>
          </Section>
        ) : null}
        <CredentialKeys {...{ issuer, listed }} />
      </div>
    </>
  )
}

function hrefOf(issuerId: string, keyId?: string): string {
  const query = new URLSearchParams({ issuerId, ...(keyId ? { keyId } : {}) })
  return `/admin/signing/certificate?${query}`
}
