import { KeyRound } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { listMailboxMessages } from '@/lib/reach/notifications/mailbox'

export const metadata: Metadata = { title: 'Mailbox' }

export default async function MailboxPage({ searchParams }: PageProps) {
  const { before } = await searchParams
  const page = typeof before === 'string' ? { before } : {}
  const { messages, next } = await gate((ctx) => listMailboxMessages(ctx, page))
  return (
    <>
      <PageHeader
        title="Mailbox"
        lead="Mail that would have gone out. It stays here until a mail service is set up (RESEND_API_KEY or SMTP_URL)."
      />
      {messages.length > 0 ? (
        <Table label="Messages">
          <Columns names={['Subject', 'To', 'Kept']} />
          <tbody>
            {messages.map(({ id, subject, toAddress, secretLinks, createdAt }) => (
              <Row key={id}>
                <Cell className="min-w-64">
                  <span className="flex flex-wrap items-center gap-2">
                    <Link href={`/admin/mailbox/${id}`} className="font-medium hover:underline">
                      <bdi>{subject}</bdi>
                    </Link>
                    {secretLinks ? (
                      <Badge tone="gold" icon={KeyRound}>
                        Sign-in link
                      </Badge>
                    ) : null}
                  </span>
                </Cell>
                <Cell className="min-w-48 break-all">{toAddress}</Cell>
                <Cell nowrap muted>
                  <Moment date={createdAt} />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState title="No mail yet">
          <p>Messages to learners and sign-in links appear here as they are sent.</p>
        </EmptyState>
      )}
      <Pagination
        first={before ? '/admin/mailbox' : null}
        next={next ? `/admin/mailbox?${new URLSearchParams({ before: next })}` : null}
      />
    </>
  )
}
