import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Moment } from '@/components/ui/moment'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import type { JobFunctionRow, RunRow, RunStatus } from '@/lib/platform/jobs/queries'
import { RunStatusBadge, runLooks } from './run-status'
import { spanText } from './span'

export function RunList({
  runs,
  functions,
  filtered,
}: {
  runs: RunRow[]
  functions: JobFunctionRow[]
  filtered: boolean
}) {
  if (runs.length === 0) {
    return (
      <EmptyState title={filtered ? 'No run matches' : 'Nothing has run yet'}>
        <p>
          {filtered
            ? 'Choose another function or status above.'
            : 'A run appears here for each event that a function takes up.'}
        </p>
      </EmptyState>
    )
  }
  const names = new Map(functions.map(({ id, name }) => [id, name]))
  return (
    <Table label="Runs">
      <Columns
        names={['Function', 'Event', 'Begun', 'Took', 'Steps', 'Status']}
        end={['Took', 'Steps']}
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
              {run.startedAt && run.endedAt ? spanText(run.startedAt, run.endedAt) : null}
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
  const box =
    'min-h-10 min-w-0 rounded-md border border-line-strong bg-surface px-3 text-base sm:text-sm'
  return (
    <form method="get" className="mb-4 flex flex-wrap gap-2">
      <select name="function" aria-label="Function" defaultValue={functionId ?? ''} className={box}>
        <option value="">Every function</option>
        {functions.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select name="status" aria-label="Status" defaultValue={status ?? ''} className={box}>
        <option value="">Every status</option>
        {Object.entries(runLooks).map(([value, { word }]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
      <Button type="submit" look="plain">
        Show
      </Button>
    </form>
  )
}
