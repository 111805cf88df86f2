import { Moment } from '@/components/ui/moment'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import type { StepRow } from '@/lib/platform/jobs/queries'
import { StepStatusBadge } from '../run-status'
import { spanText } from '../span'
import { Json } from './json'

export function StepList({ steps }: { steps: StepRow[] }) {
  if (steps.length === 0) return <p className="text-muted">No step has been found yet.</p>
  return (
    <Table label="Steps">
      <Columns
        names={['Step', 'Kind', 'Attempts', 'Found', 'Took', 'Status']}
        end={['Attempts', 'Took']}
      />
      <tbody>
        {steps.map((step) => (
          <Row key={step.id}>
            <Cell className="min-w-56">
              <span className="wrap-anywhere font-medium">{step.name}</span>
              {step.error ? (
                <span className="block wrap-anywhere text-danger text-xs">{step.error}</span>
              ) : null}
              {step.data && step.data !== 'null' ? (
                <details className="text-xs">
                  <summary className="cursor-pointer text-muted">What it returned</summary>
                  <Json text={step.data} />
                </details>
              ) : null}
            </Cell>
            <Cell muted>{step.kind}</Cell>
            <Cell end>{step.attempts}</Cell>
            <Cell nowrap muted>
              <Moment date={step.createdAt} />
            </Cell>
            <Cell end nowrap>
              {step.endedAt ? spanText(step.createdAt, step.endedAt) : null}
            </Cell>
            <Cell>
              <StepStatusBadge status={step.status} />
              {step.wakeAt && !step.endedAt ? (
                <span className="block text-muted text-xs">
                  goes on <Moment date={step.wakeAt} />
                </span>
              ) : null}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
