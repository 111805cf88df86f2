import type { Metadata } from 'next'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Section } from '@/components/ui/section'
import { getImport } from '@/lib/awards/imports/queries'
import { ImportStateBadge } from '../import-state'
import { RejectedRows } from './rejected-rows'

export const metadata: Metadata = { title: 'Import' }

export default async function ImportPage({ params, searchParams }: PageProps<{ id: string }>) {
  const { id } = await params
  const { again } = await searchParams
  const found = await gate((ctx) => getImport(ctx, { importId: id }))
  const { batches, state, error } = found
  return (
    <>
      {batches.settled ? null : <AutoRefresh seconds={1} />}
      <PageHeader
        back={{ href: '/admin/imports', label: 'Imports' }}
        title={<bdi>{found.fileName}</bdi>}
        lead={
          <>
            For <bdi>{found.issuerName}</bdi>, begun <Moment date={found.createdAt} />
            {found.finishedAt ? (
              <>
                , finished <Moment date={found.finishedAt} />
              </>
            ) : null}
            .
          </>
        }
        actions={<ImportStateBadge state={state} />}
      />
      <div className="space-y-3 pb-8 empty:hidden">
        {again ? (
          <Banner>
            This very file had been imported before. Nothing was done twice; this is that import.
          </Banner>
        ) : null}
        {error ? (
          <Banner tone="danger" title="The import failed">
            {error}
          </Banner>
        ) : null}
      </div>
      <Progress found={found} />
      {batches.waiting + batches.undrawn > 0 ? (
        <div className="mt-6">
          <Banner
            tone="warn"
            title={`${(batches.waiting + batches.undrawn).toLocaleString('en')} wait for review`}
          >
            <p className="pb-2">Each has its reason; they are tried again when you ask for it.</p>
            <ButtonLink look="plain" size="small" href="/admin/review">
              See what waits
            </ButtonLink>
          </Banner>
        </div>
      ) : null}
      <Section title="Rejected rows">
        <RejectedRows rows={found.rejectedRows} total={found.rejected} />
      </Section>
    </>
  )
}

function Progress({ found }: { found: Awaited<ReturnType<typeof getImport>> }) {
  const { batches, rows, rejected, recorded } = found
  return (
    <div className="max-w-2xl space-y-5" aria-live="polite">
      <ProgressBar label="Rows read and recorded" value={recorded + rejected} max={rows} />
      <ProgressBar
        label="Certificates decided on"
        value={batches.issued + batches.waiting + batches.refused}
        max={batches.total}
      />
      <ProgressBar label="Documents made" value={batches.rendered} max={batches.issued} />
      <p className="text-muted">
        {recorded.toLocaleString('en')} completions recorded, {rejected.toLocaleString('en')} rows
        rejected, {batches.issued.toLocaleString('en')} certificates issued,{' '}
        {batches.refused.toLocaleString('en')} not awarded because requirements are not met.
      </p>
    </div>
  )
}
