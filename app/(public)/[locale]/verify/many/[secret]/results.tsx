import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { VerdictBadge } from '@/components/verification/verdict-badge'
import type { RunItem } from '@/lib/awards/verification/get-run'
import { EntryLink } from '../../../asked-list'
import { Reason } from './reason'

/** A page of a run's things: what was given, what was found, and why. */
export function Results({ items, done }: { items: RunItem[]; done: number }) {
  const t = useTranslations('verify.many')
  if (items.length === 0) {
    const waiting = done === 0
    return (
      <EmptyState title={t(waiting ? 'run.waiting' : 'run.none')}>
        <p>{t(waiting ? 'run.waitingHint' : 'run.noneHint')}</p>
      </EmptyState>
    )
  }
  const names = (['number', 'given', 'outcome', 'certificate', 'reason'] as const).map((name) =>
    t(`column.${name}`),
  )
  return (
    <Table label={t('run.table')}>
      <Columns names={names} />
      <tbody>
        {items.map((item) => (
          <Row key={item.number} data-verdict={item.verdict ?? 'open'}>
            <Cell muted className="align-top tabular-nums">
              {item.number}
            </Cell>
            <Cell className="min-w-40 max-w-64 align-top">
              <bdi className="wrap-anywhere line-clamp-4">{item.label}</bdi>
            </Cell>
            <Cell nowrap className="align-top">
              {item.verdict ? (
                <VerdictBadge verdict={item.verdict} />
              ) : (
                <span className="text-muted">{t('open')}</span>
              )}
            </Cell>
            <Cell className="min-w-44 max-w-72 align-top">
              <About item={item} />
            </Cell>
            <Cell className="min-w-56 max-w-96 wrap-anywhere align-top">
              {item.reason ? <Reason told={item.reason} /> : null}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function About({ item: { recipientName, title, issuerName, publicId } }: { item: RunItem }) {
  const about = [title, issuerName].filter((one) => one !== null)
  return (
    <div className="wrap-anywhere">
      {recipientName && publicId ? (
        <EntryLink href={`/c/${publicId}`}>{recipientName}</EntryLink>
      ) : (
        <bdi>{recipientName}</bdi>
      )}
      {about.map((one) => (
        <bdi key={one} className="block text-muted">
          {one}
        </bdi>
      ))}
    </div>
  )
}
