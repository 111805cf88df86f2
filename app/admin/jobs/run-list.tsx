import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterSelect } from '@/components/ui/filters'
import { Moment } from '@/components/ui/moment'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import type { JobFunctionRow, RunRow, RunStatus } from '@/lib/platform/jobs/queries'
import { RunStatusBadge, runLooks } from './run-status'
import { Span } from './span'

export function RunList({
  runs,
  functions,
  filtered,
}: {
  runs: RunRow[]
  functions: JobFunctionRow[]
  filtered: boolean
}) {
  const t = useTranslations('jobs')
  if (runs.length === 0) {
    return (
      <EmptyState title={filtered ? t('runs.noMatch') : t('runs.none')}>
        <p>{filtered ? t('runs.noMatchHint') : t('runs.noneHint')}</p>
      </EmptyState>
    )
  }
  const names = new Map(functions.map(({ id, name }) => [id, name]))
  return (
    <Table label={t('runs.title')}>
      <Columns
        names={[
          t('functions.function'),
          t('runs.event'),
          t('runs.begun'),
          t('runs.took'),
          t('runs.steps'),
          t('runs.status'),
        ]}
        end={[t('runs.took'), t('runs.steps')]}
      />
      <tbody>
        {runs.map((run) => (
          <Row key={run.id}>
            <Cell className="min-w-44">
              <Link href={`/admin/jobs/${run.id}`} className="font-medium hover:underline">
                {names.get(run.functionId) ?? run.functionId}
              </Link>
              {run.error ? (
                <span className="line-clamp-2 max-w-96 wrap-anywhere text-danger text-xs">
                  {run.error}
                </span>
              ) : null}
            </Cell>
            <Cell muted>
              <code dir="ltr" className="font-mono text-xs">
                {run.eventName}
              </code>
            </Cell>
            <Cell nowrap muted>
              <Moment date={run.createdAt} />
            </Cell>
            <Cell end nowrap>
              {run.startedAt && run.endedAt ? <Span from={run.startedAt} to={run.endedAt} /> : null}
            </Cell>
            <Cell end>{run.steps}</Cell>
            <Cell>
              <RunStatusBadge status={run.status} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

export function RunFilter({
  functions,
  functionId,
  status,
}: {
  functions: JobFunctionRow[]
  functionId?: string | undefined
  status?: RunStatus | undefined
}) {
  const t = useTranslations('jobs')
  return (
    <FilterBar action="/admin/jobs" verb="apply">
      <FilterSelect
        name="function"
        label={t('functions.function')}
        value={functionId}
        any={t('runs.everyFunction')}
        options={functions}
      />
      <FilterSelect
        name="status"
        label={t('runs.status')}
        value={status}
        any={t('runs.everyStatus')}
        options={(Object.keys(runLooks) as RunStatus[]).map((id) => ({
          id,
          name: t(`status.${id}`),
        }))}
      />
    </FilterBar>
  )
}
