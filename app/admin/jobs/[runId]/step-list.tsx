import { useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/moment'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import type { StepRow } from '@/lib/platform/jobs/queries'
import { StepStatusBadge } from '../run-status'
import { Span } from '../span'
import { Json } from './json'

export function StepList({ steps }: { steps: StepRow[] }) {
  const t = useTranslations('jobs.steps')
  const words = useTranslations('jobs.runs')
  if (steps.length === 0) return <p className="text-muted">{t('none')}</p>
  return (
    <Table label={t('title')}>
      <Columns
        names={[t('step'), t('kind'), t('attempts'), t('found'), words('took'), words('status')]}
        end={[t('attempts'), words('took')]}
      />
      <tbody>
        {steps.map((step) => {
          const wake = step.wakeAt ? <Moment date={step.wakeAt} /> : null
          return (
            <Row key={step.id}>
              <Cell className="min-w-56">
                <span className="wrap-anywhere font-medium">{step.name}</span>
                {step.error ? (
                  <span className="block wrap-anywhere text-danger text-xs">{step.error}</span>
                ) : null}
                {step.data && step.data !== 'null' ? (
                  <details className="text-xs">
                    <summary className="cursor-pointer text-muted">{t('returned')}</summary>
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
                {step.endedAt ? <Span from={step.createdAt} to={step.endedAt} /> : null}
              </Cell>
              <Cell>
                <StepStatusBadge status={step.status} />
                {wake && !step.endedAt ? (
                  <span className="block text-muted text-xs">
                    {t.rich('goesOn', { moment: () => wake })}
                  </span>
                ) : null}
              </Cell>
            </Row>
          )
        })}
      </tbody>
    </Table>
  )
}
