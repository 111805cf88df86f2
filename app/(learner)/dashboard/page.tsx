import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { listMyCertificates } from '@/lib/awards/certificates/queries'
import { soonDays } from '@/lib/awards/certificates/rules'
import { listMyPaths } from '@/lib/awards/learning/my-paths'
import { requireUser } from '@/lib/platform/access/policy'
import { daysUntil } from '@/lib/platform/clock/dates'
import { listMyNotifications } from '@/lib/reach/notifications/queries'
import { CertificateCard, type Mine } from './certificate-card'
import { Inbox } from './inbox'
import { MyPaths } from './my-paths'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dashboard')
  return { title: t('title') }
}

export default async function DashboardPage() {
  const { user, now, certificates, notifications, paths } = await gate(async (ctx) => {
    const user = requireUser(ctx)
    const [certificates, notifications, paths] = await Promise.all([
      listMyCertificates(ctx),
      listMyNotifications(ctx),
      listMyPaths(ctx),
    ])
    return { user, now: ctx.now, certificates, notifications, paths }
  })
  const t = await getTranslations('dashboard')
  const stands = ({ status }: Mine) => status === 'valid' || status === 'suspended'
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={
          <span className="wrap-anywhere">
            {t('lead', { addresses: user.addresses.length, email: user.email })}
          </span>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div>
          {certificates.length === 0 ? (
            <NoneYet email={user.email} />
          ) : (
            <>
              <Cards title={t('current')} certificates={certificates.filter(stands)} now={now} />
              <Cards
                title={t('earlier')}
                certificates={certificates.filter((one) => !stands(one))}
                now={now}
              />
            </>
          )}
        </div>
        <div>
          {paths.length > 0 ? (
            <Section title={t('paths.title')}>
              <MyPaths paths={paths} />
            </Section>
          ) : null}
          <div id="inbox" className="scroll-mt-6 not-first:mt-10">
            <Section title={t('inbox.title')}>
              <Inbox notifications={notifications} />
            </Section>
          </div>
        </div>
      </div>
    </>
  )
}

function Cards({ title, certificates, now }: { title: string; certificates: Mine[]; now: Date }) {
  if (certificates.length === 0) return null
  return (
    <Section title={title}>
      <ul className="space-y-3">
        {certificates.map((certificate) => (
          <CertificateCard
            key={certificate.publicId}
            certificate={certificate}
            soon={daysLeft(certificate, now)}
          />
        ))}
      </ul>
    </Section>
  )
}

function daysLeft({ status, expiresAt }: Mine, now: Date): number | null {
  if (status !== 'valid' || !expiresAt) return null
  const days = daysUntil(expiresAt, now)
  return days <= soonDays ? days : null
}

function NoneYet({ email }: { email: string }) {
  const t = useTranslations('dashboard.none')
  return (
    <EmptyState
      title={t('title')}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <ButtonLink href="/settings#addresses">{t('action')}</ButtonLink>
          <ButtonLink look="plain" href="/catalogue">
            {t('browse')}
          </ButtonLink>
        </div>
      }
    >
      <p className="wrap-anywhere">{t('text', { email })}</p>
    </EmptyState>
  )
}
