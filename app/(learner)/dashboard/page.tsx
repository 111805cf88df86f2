import type { Metadata } from 'next'
import { gate } from '@/app/gate'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { listMyCertificates } from '@/lib/awards/certificates/queries'
import { requireUser } from '@/lib/platform/access/policy'
import { listMyNotifications } from '@/lib/reach/notifications/queries'
import { CertificateCard } from './certificate-card'
import { Inbox } from './inbox'

export const metadata: Metadata = { title: 'My certificates' }

export default async function DashboardPage() {
  const { user, certificates, notifications } = await gate(async (ctx) => {
    const user = requireUser(ctx)
    const [certificates, notifications] = await Promise.all([
      listMyCertificates(ctx),
      listMyNotifications(ctx),
    ])
    return { user, certificates, notifications }
  })
  return (
    <>
      <PageHeader
        title="My certificates"
        lead={
          <>
            Everything awarded to <span className="break-all">{user.email}</span>.
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        {certificates.length > 0 ? (
          <ul className="space-y-3">
            {certificates.map((certificate) => (
              <CertificateCard key={certificate.publicId} certificate={certificate} />
            ))}
          </ul>
        ) : (
          <EmptyState title="No certificate yet">
            <p>
              Certificates awarded to {user.email} appear here by themselves. Was yours sent to
              another address? Sign out, and sign in with that one.
            </p>
          </EmptyState>
        )}
        <Section title="Inbox">
          <Inbox notifications={notifications} />
        </Section>
      </div>
    </>
  )
}
