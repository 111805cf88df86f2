import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { StatusBadge } from '@/components/certificates/status'
import { Day } from '@/components/ui/moment'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import type { getLearner } from '@/lib/awards/people/get-learner'
import { DeliveryBadge } from '../delivery-badge'

type Learner = Awaited<ReturnType<typeof getLearner>>

export function CertificateTable({ rows }: { rows: Learner['certificates'] }) {
  const t = useTranslations('people.learner')
  if (rows.length === 0) return <Nothing>{t('noCertificates')}</Nothing>
  return (
    <Table label={t('certificates')}>
      <Columns names={[t('certification'), t('awarded'), t('status')]} />
      <tbody>
        {rows.map(({ id, title, awardedAt, status }) => (
          <Row key={id}>
            <Cell className="min-w-48 wrap-anywhere">
              <Link
                href={`/admin/certificates/${id}`}
                className="line-clamp-2 font-medium hover:underline"
              >
                <bdi>{title}</bdi>
              </Link>
            </Cell>
            <Cell nowrap>
              <Day date={awardedAt} />
            </Cell>
            <Cell>
              <StatusBadge status={status} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

export function CompletionTable({ rows }: { rows: Learner['completions'] }) {
  const t = useTranslations('people.learner')
  const format = useFormatter()
  if (rows.length === 0) return <Nothing>{t('noCompletions')}</Nothing>
  return (
    <Table label={t('completions')}>
      <Columns names={[t('course'), t('completed'), t('score'), t('source')]} end={[t('score')]} />
      <tbody>
        {rows.map(({ id, code, title, completedAt, score, source }) => (
          <Row key={id}>
            <Cell className="min-w-48 wrap-anywhere">
              <bdi className="line-clamp-2">{title}</bdi>
              <bdi className="block text-muted text-xs">{code}</bdi>
            </Cell>
            <Cell nowrap>
              <Day date={completedAt} />
            </Cell>
            <Cell end nowrap className="tabular-nums">
              {score === null ? '–' : format.number(score)}
            </Cell>
            <Cell nowrap muted>
              {t('sources', { source })}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

export function DeliveryTable({ rows }: { rows: Learner['deliveries'] }) {
  const t = useTranslations('people')
  if (rows.length === 0) return <Nothing>{t('learner.noMails')}</Nothing>
  return (
    <Table label={t('learner.mails')}>
      <Columns
        names={[
          t('undeliverable.mail'),
          t('learner.certification'),
          t('learner.mailed'),
          t('undeliverable.when'),
        ]}
      />
      <tbody>
        {rows.map(({ id, type, title, state, address, createdAt }) => (
          <Row key={id}>
            <Cell nowrap>{t('mailType', { type })}</Cell>
            <Cell className="min-w-40 wrap-anywhere">
              <bdi className="line-clamp-2">{title}</bdi>
            </Cell>
            <Cell className="min-w-48">
              <DeliveryBadge state={state} address={address} />
            </Cell>
            <Cell nowrap muted>
              <Day date={createdAt} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function Nothing({ children }: { children: ReactNode }) {
  return <p className="text-muted">{children}</p>
}
