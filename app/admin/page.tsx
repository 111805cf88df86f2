import {
  ClipboardCheck,
  Clock,
  FileClock,
  FileUp,
  ListTodo,
  type LucideIcon,
  MailX,
  Workflow,
} from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import { MonthChart } from '@/components/charts/month-chart'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { getFirstSteps } from '@/lib/awards/certificates/first-steps'
import { getOverview } from '@/lib/awards/certificates/overview'
import { soonDays } from '@/lib/awards/certificates/rules'
import { listStale } from '@/lib/awards/documents/list-stale'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import type { Ctx } from '@/lib/platform/access/context'
import { listRuns } from '@/lib/platform/jobs/queries'
import { counted } from '@/lib/platform/pages/count-up-to'
import { Figures } from './figures'
import { FirstSteps } from './first-steps'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.overview'))('title') }
}

const mostJobs = 50

export default async function OverviewPage() {
  const [t, words] = await Promise.all([getTranslations('admin.overview'), getTranslations('ui')])
  const { overview, failedJobs, stale, steps } = await gate(async (ctx) => {
    const platform = ctx.actor.kind === 'user' && ctx.actor.platformAdmin
    const [overview, documents, failed] = await Promise.all([
      getOverview(ctx),
      listStale(ctx),
      platform ? listRuns(ctx, { status: 'failed', limit: mostJobs }) : null,
    ])
    return {
      overview,
      steps: overview.issued === 0 ? await stepsOf(ctx) : null,
      stale: documents.reduce((sum, issuer) => sum + issuer.stale, 0),
      failedJobs: (failed?.runs.length ?? 0) + (failed?.next ? 1 : 0),
    }
  })
  const { issued, expiringSoon, waitingForReview, undelivered, unfinishedImports, perMonth } =
    overview
  const matters = [
    { key: 'review', count: waitingForReview, href: '/admin/review', Icon: ListTodo },
    { key: 'undelivered', count: undelivered, href: '/admin/people/undeliverable', Icon: MailX },
    { key: 'imports', count: unfinishedImports, href: '/admin/imports', Icon: FileUp },
    { key: 'jobs', count: failedJobs, href: '/admin/jobs?status=failed', Icon: Workflow },
    { key: 'documents', count: stale, href: '/admin/certificates/documents', Icon: FileClock },
    { key: 'expiring', count: expiringSoon, href: expiringHref, Icon: Clock },
  ] as const
  const open = matters.filter(({ count }) => count > 0)
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={<ButtonLink href="/admin/imports">{t('import')}</ButtonLink>}
      />
      {steps ? (
        <Section title={t('steps.title')}>
          <FirstSteps done={steps} />
        </Section>
      ) : null}
      {steps && open.length === 0 ? null : (
        <Section title={t('attention')}>
          {open.length > 0 ? (
            <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
              {open.map(({ key, count, href, Icon }) => (
                <Matter
                  key={key}
                  href={href}
                  Icon={Icon}
                  figure={
                    key === 'jobs' && count > mostJobs
                      ? t('many', { count: mostJobs })
                      : words('counted', counted(count))
                  }
                  text={t(key, { count })}
                />
              ))}
            </ul>
          ) : (
            <p className="flex items-center gap-3 rounded-md border border-line bg-surface px-5 py-4">
              <ClipboardCheck aria-hidden="true" className="size-5 shrink-0 text-valid" />
              <span>
                <span className="font-medium">{t('calm')}</span>{' '}
                <span className="text-muted">{t('calmHint')}</span>
              </span>
            </p>
          )}
        </Section>
      )}
      {steps ? null : (
        <Section title={t('issuedTitle')}>
          {issued > 0 ? (
            <>
              <Figures overview={overview} expiringHref={expiringHref} />
              <MonthChart label={t('perMonth')} unit={t('unit')} months={perMonth} />
            </>
          ) : (
            <EmptyState
              title={t('none')}
              action={<ButtonLink href="/admin/imports">{t('import')}</ButtonLink>}
            >
              <p>{t('noneHint')}</p>
            </EmptyState>
          )}
        </Section>
      )}
    </>
  )
}

/** For who can take them: nobody is shown steps that are not theirs. */
async function stepsOf(ctx: Ctx) {
  const issuers = await listMyIssuers(ctx)
  return issuers.some(({ role }) => role === 'admin') ? getFirstSteps(ctx) : null
}

const expiringHref = `/admin/certificates?expiring=${soonDays}`

/** Something that waits for a person, with the way to it. */
function Matter({
  href,
  Icon,
  figure,
  text,
}: {
  href: string
  Icon: LucideIcon
  figure: string
  text: string
}) {
  return (
    <li className="relative flex items-center gap-4 rounded-md border border-line bg-surface px-5 py-4 transition-colors hover:border-line-strong">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-warn" />
      <Link href={href} className="after:absolute after:inset-0">
        <span className="block font-serif text-lg tabular-nums">{figure}</span>
        <span className="block text-muted">{text}</span>
      </Link>
    </li>
  )
}
