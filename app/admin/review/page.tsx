import type { Metadata } from 'next'
import { gate } from '@/app/gate'
import { ActionForm } from '@/components/ui/action-form'
import { EmptyState } from '@/components/ui/empty-state'
import { Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { listReviewItems } from '@/lib/awards/people/queries'
import { retry } from './actions'

export const metadata: Metadata = { title: 'Review' }

export default async function ReviewPage() {
  const items = await gate(listReviewItems)
  return (
    <>
      <PageHeader
        title="Review"
        lead="What could not be issued or drawn yet, with its reason. Nothing here is lost: it waits until it can be done."
        actions={items.length > 1 ? <RetryAll ids={items.map(({ id }) => id)} /> : null}
      />
      {items.length > 0 ? (
        <Table label="Waiting for review">
          <Columns names={['Learner', 'Certification', 'Reason', 'Last tried', '']} />
          <tbody>
            {items.map((item) => (
              <Row key={item.id}>
                <Cell className="min-w-48 wrap-anywhere">
                  <bdi className="font-medium">{item.learnerName}</bdi>
                  <span className="block break-all text-muted text-xs">{item.email}</span>
                </Cell>
                <Cell className="min-w-40">
                  <bdi>{item.title}</bdi>
                  <span className="block text-muted text-xs">{item.issuerName}</span>
                </Cell>
                <Cell className="min-w-64">{item.reason}</Cell>
                <Cell nowrap muted>
                  <Moment date={item.triedAt} />
                </Cell>
                <Cell end className="min-w-28">
                  <ActionForm action={retry} className="space-y-1">
                    <input type="hidden" name="reviewItemIds[]" value={item.id} />
                    <SubmitButton look="plain" size="small" busy="Trying…">
                      Try again
                      <span className="sr-only">for {item.learnerName}</span>
                    </SubmitButton>
                  </ActionForm>
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState title="Nothing waits">
          <p>Every completion has been decided on, and every certificate has its document.</p>
        </EmptyState>
      )}
    </>
  )
}

function RetryAll({ ids }: { ids: string[] }) {
  return (
    <ActionForm action={retry}>
      {ids.map((id) => (
        <input key={id} type="hidden" name="reviewItemIds[]" value={id} />
      ))}
      <SubmitButton look="plain" busy="Trying…">
        Try all {ids.length} again
      </SubmitButton>
    </ActionForm>
  )
}
