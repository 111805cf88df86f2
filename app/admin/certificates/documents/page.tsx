import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { PageHeader } from '@/components/ui/page-header'
import { listStale } from '@/lib/awards/documents/list-stale'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { IssuerDocuments } from './issuer-documents'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('files'))('title') }
}

/** Which issuers' documents an older renderer made, and how far drawing them anew is. */
export default async function DocumentsPage() {
  const [t, words, { issuers, adminAt }] = await Promise.all([
    getTranslations('files'),
    getTranslations('certificates'),
    gate(async (ctx) => {
      const [issuers, mine] = await Promise.all([listStale(ctx), listMyIssuers(ctx)])
      const admin = mine.filter(({ role }) => role === 'admin').map(({ id }) => id)
      return { issuers, adminAt: new Set(admin) }
    }),
  ])
  const going = issuers.some(({ last }) => last?.state === 'running')
  return (
    <>
      <PageHeader
        back={{ href: '/admin/certificates', label: words('title') }}
        title={t('title')}
        lead={t('stale.lead')}
      />
      {going ? <AutoRefresh seconds={1} /> : null}
      <ul className="max-w-3xl divide-y divide-line border-line border-y">
        {issuers.map((issuer) => (
          <IssuerDocuments
            key={issuer.issuerId}
            issuer={issuer}
            named={issuers.length > 1}
            mayRedraw={adminAt.has(issuer.issuerId)}
          />
        ))}
      </ul>
    </>
  )
}
