import type { Metadata } from 'next'
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
import { spanText } from '../span'
import { Json } from './json'
import { StepList } from './step-list'

export const metadata: Metadata = { title: 'Run' }

export default async function RunPage({ params }: PageProps<{ runId: string }>) {
  const { runId } = await params
  const run = await gate((ctx) => getRun(ctx, runId))
  return (
    <>
      {run.endedAt ? null : <AutoRefresh seconds={2} />}
      <PageHeader
        back={{ href: '/admin/jobs', label: 'Jobs' }}
        title={run.functionId.replace(/^laurel-/, '')}
        actions={<RunStatusBadge status={run.status} />}
      />
      {run.error ? (
        <div className="mb-6">
          <Banner tone={run.status === 'cancelled' ? 'warn' : 'danger'} title="Why it ended">
            <p className="wrap-anywhere">{run.error}</p>
          </Banner>
        </div>
      ) : null}
      <Decide run={run} />
      <RunFacts run={run} />
      <Section title="Steps">
        <StepList steps={run.stepRows} />
      </Section>
      <Section title="Event">
        <Json text={run.event} />
      </Section>
      {run.result && run.result !== 'null' ? (
        <Section title="Result">
          <Json text={run.result} />
        </Section>
      ) : null}
    </>
  )
}

/** What can be done about a run: nothing about one that has completed. */
function Decide({ run }: { run: RunDetail }) {
  if (run.status === 'completed') return null
  const ended = run.endedAt !== null
  return (
    // A new key, so that an answer to the one is not shown over the other.
    <ActionForm key={String(ended)} action={ended ? retry : cancel} className="mb-6 space-y-3">
      <input type="hidden" name="id" value={run.id} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton look="plain">{ended ? 'Try this run again' : 'Cancel this run'}</SubmitButton>
        <p className="text-muted">
          {ended
            ? 'Completed steps are kept; the others are run again.'
            : 'A step under way may finish its work, but nothing of it is stored.'}
        </p>
      </div>
    </ActionForm>
  )
}

function RunFacts({ run }: { run: RunDetail }) {
  return (
    <Facts>
      <Fact name="Event">
        <code dir="ltr" className="break-all font-mono text-xs">
          {run.eventName}
        </code>
      </Fact>
      <Fact name="Event id">
        <code dir="ltr" className="break-all font-mono text-xs">
          {run.eventId}
        </code>
      </Fact>
      <Fact name="Queued">
        <Moment date={run.createdAt} />
      </Fact>
      {run.startedAt ? (
        <Fact name="Begun">
          <Moment date={run.startedAt} />
        </Fact>
      ) : null}
      {run.startedAt && run.endedAt ? (
        <Fact name="Ended">
          <Moment date={run.endedAt} />, after {spanText(run.startedAt, run.endedAt)}
        </Fact>
      ) : null}
    </Facts>
  )
}
