import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { ActionForm } from '@/components/ui/action-form'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { Banner } from '@/components/ui/banner'
import { Fact, Facts } from '@/components/ui/facts'
import { Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { SubmitButton } from '@/components/ui/submit-button'
import { getRun, type RunDetail } from '@/lib/platform/jobs/queries'
import { cancel, retry } from '../actions'
import { RunStatusBadge } from '../run-status'
import { Span } from '../span'
import { Json } from './json'
import { StepList } from './step-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('jobs'))('run.title') }
}

export default async function RunPage({ params }: PageProps<{ runId: string }>) {
  const { runId } = await params
  const run = await gate((ctx) => getRun(ctx, runId))
  const t = await getTranslations('jobs')
  return (
    <>
      {run.endedAt ? null : <AutoRefresh seconds={2} />}
      <PageHeader
        back={{ href: '/admin/jobs', label: t('title') }}
        title={run.functionId.replace(/^laurel-/, '')}
        actions={<RunStatusBadge status={run.status} />}
      />
      {run.error ? (
        <div className="mb-6">
          <Banner tone={run.status === 'cancelled' ? 'warn' : 'danger'} title={t('run.why')}>
            <p className="wrap-anywhere">{run.error}</p>
          </Banner>
        </div>
      ) : null}
      <Decide run={run} />
      <RunFacts run={run} />
      <Section title={t('steps.title')}>
        <StepList steps={run.stepRows} />
      </Section>
      <Section title={t('run.event')}>
        <Json text={run.event} />
      </Section>
      {run.result && run.result !== 'null' ? (
        <Section title={t('run.result')}>
          <Json text={run.result} />
        </Section>
      ) : null}
    </>
  )
}

/** What can be done about a run: nothing about one that has completed. */
function Decide({ run }: { run: RunDetail }) {
  const t = useTranslations('jobs.run')
  if (run.status === 'completed') return null
  const ended = run.endedAt !== null
  return (
    // A new key, so that an answer to the one is not shown over the other.
    <ActionForm key={String(ended)} action={ended ? retry : cancel} className="mb-6 space-y-3">
      <input type="hidden" name="id" value={run.id} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton look="plain">{ended ? t('tryAgain') : t('cancel')}</SubmitButton>
        <p className="text-muted">{ended ? t('tryHint') : t('cancelHint')}</p>
      </div>
    </ActionForm>
  )
}

function RunFacts({ run }: { run: RunDetail }) {
  const t = useTranslations('jobs.run')
  const { startedAt, endedAt } = run
  return (
    <Facts>
      <Fact name={t('event')}>
        <code dir="ltr" className="break-all font-mono text-xs">
          {run.eventName}
        </code>
      </Fact>
      <Fact name={t('eventId')}>
        <code dir="ltr" className="break-all font-mono text-xs">
          {run.eventId}
        </code>
      </Fact>
      <Fact name={t('queued')}>
        <Moment date={run.createdAt} />
      </Fact>
      {startedAt ? (
        <Fact name={t('begun')}>
          <Moment date={startedAt} />
        </Fact>
      ) : null}
      {startedAt && endedAt ? (
        <Fact name={t('ended')}>
          {t.rich('endedAfter', {
            moment: () => <Moment date={endedAt} />,
            span: () => <Span from={startedAt} to={endedAt} />,
          })}
        </Fact>
      ) : null}
    </Facts>
  )
}
