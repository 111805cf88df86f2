import { useFormatter, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Moment } from '@/components/ui/moment'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import type { JobFunctionRow } from '@/lib/platform/jobs/queries'

export function FunctionList({ functions }: { functions: JobFunctionRow[] }) {
  const t = useTranslations('jobs.functions')
  const format = useFormatter()
  if (functions.length === 0) {
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneHint')}</p>
      </EmptyState>
    )
  }
  return (
    <Table label={t('title')}>
      <Columns
        names={[t('function'), t('beginsOn'), t('next'), t('active'), t('failed')]}
        end={[t('active'), t('failed')]}
      />
      <tbody>
        {functions.map((row) => (
          <Row key={row.id}>
            <Cell className="min-w-44">
              <span className="font-medium">{row.name}</span>
              <span className="block text-muted text-xs">
                {row.retired ? t('retired') : <Limits {...row} />}
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
            <Cell end>{format.number(row.active)}</Cell>
            <Cell end className={row.failed > 0 ? 'font-semibold text-danger' : 'text-muted'}>
              {format.number(row.failed)}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function Limits({ retries, concurrency }: JobFunctionRow) {
  const t = useTranslations('jobs.functions')
  const count = retries + 1
  return concurrency === null
    ? t('attempts', { count })
    : t('attemptsAtOnce', { count, limit: concurrency })
}
