import { ExternalLink } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { Banner } from '@/components/ui/banner'
import { buttonClasses } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import { jobMode } from '@/lib/platform/events/mode'
import { runsLink } from '@/lib/platform/jobs/link'
import { listJobFunctions, listRuns, type RunStatus } from '@/lib/platform/jobs/queries'
import { FunctionList } from './function-list'
import { RunFilter, RunList } from './run-list'
import { runLooks } from './run-status'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('jobs'))('title') }
}

export default async function JobsPage({ searchParams }: PageProps) {
  const asked = filterOf(await searchParams)
  const { functions, runs, next } = await gate(async (ctx) => {
    const [functions, page] = await Promise.all([listJobFunctions(ctx), listRuns(ctx, asked)])
    return { functions, ...page }
  })
  const t = await getTranslations('jobs')
  const elsewhere = jobMode(process.env) === 'inngest'
  const moving = !asked.before && functions.some(({ active }) => active > 0)
  return (
    <>
      {moving ? <AutoRefresh seconds={3} /> : null}
      <PageHeader title={t('title')} lead={t('lead')} />
      {elsewhere ? (
        <div className="mb-8">
          <Banner title={t('elsewhere.title')}>
            <p className="pb-2">{t('elsewhere.text')}</p>
            <a href={runsLink(process.env)} className={buttonClasses('plain', 'small')}>
              <ExternalLink aria-hidden="true" className="size-4" />
              {t('elsewhere.open')}
            </a>
          </Banner>
        </div>
      ) : null}
      <Section title={t('functions.title')}>
        <FunctionList functions={functions} />
      </Section>
      <Section title={t('runs.title')}>
        <RunFilter functions={functions} {...asked} />
        <RunList
          runs={runs}
          functions={functions}
          filtered={Boolean(asked.functionId || asked.status)}
        />
        <Pagination
          first={asked.before ? link({ ...asked, before: undefined }) : null}
          next={next ? link({ ...asked, before: next }) : null}
        />
      </Section>
    </>
  )
}

type Filter = {
  functionId?: string | undefined
  status?: RunStatus | undefined
  before?: string | undefined
}

function filterOf(query: Record<string, string | string[] | undefined>): Filter {
  const one = (name: string) =>
    typeof query[name] === 'string' ? query[name] || undefined : undefined
  const status = one('status')
  return {
    functionId: one('function'),
    status: status && status in runLooks ? (status as RunStatus) : undefined,
    before: one('before'),
  }
}

function link({ functionId, status, before }: Filter) {
  const query = new URLSearchParams()
  if (functionId) query.set('function', functionId)
  if (status) query.set('status', status)
  if (before) query.set('before', before)
  return `/admin/jobs?${query}`
}
