import { EmptyState } from '@/components/ui/empty-state'
import { Moment } from '@/components/ui/moment'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import type { JobFunctionRow } from '@/lib/platform/jobs/queries'

export function FunctionList({ functions }: { functions: JobFunctionRow[] }) {
  if (functions.length === 0) {
    return (
      <EmptyState title="No worker has started yet">
        <p>The functions appear here when a worker has registered them.</p>
      </EmptyState>
    )
  }
  return (
    <Table label="Functions">
      <Columns
        names={['Function', 'Begins on', 'Next time', 'Under way', 'Failed, 24 hours']}
        end={['Under way', 'Failed, 24 hours']}
      />
      <tbody>
        {functions.map((row) => (
          <Row key={row.id}>
            <Cell className="min-w-44">
              <span className="font-medium">{row.name}</span>
              <span className="block text-muted text-xs">
                {row.retired ? 'No longer in use' : limits(row)}
              </span>
            </Cell>
            <Cell className="min-w-44">
              {row.triggers.map(({ event, cron }) => (
                <code key={event ?? cron} dir="ltr" className="block font-mono text-xs">
                  {event ?? cron}
                </code>
              ))}
            </Cell>
            <Cell nowrap muted>
              {row.nextAt && !row.retired ? <Moment date={row.nextAt} /> : null}
            </Cell>
            <Cell end>{row.active.toLocaleString('en')}</Cell>
            <Cell end className={row.failed > 0 ? 'font-semibold text-danger' : 'text-muted'}>
              {row.failed.toLocaleString('en')}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function limits({ retries, concurrency }: JobFunctionRow) {
  const tries = `up to ${retries + 1} attempts`
  return concurrency === null ? tries : `${tries}, ${concurrency} at a time`
}
