import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { classes } from '@/components/ui/classes'
import { Day } from '@/components/ui/moment'
import { SubmitButton } from '@/components/ui/submit-button'
import type { listMyNotifications } from '@/lib/reach/notifications/queries'
import { markRead } from './actions'

type Notification = Awaited<ReturnType<typeof listMyNotifications>>[number]

/** What the learner was told, newest first; a dot marks what is new. */
export function Inbox({ notifications }: { notifications: Notification[] }) {
  const unread = notifications.filter(({ readAt }) => !readAt).length
  if (notifications.length === 0) {
    return (
      <p id="inbox" className="text-muted">
        Nothing yet. News about your certificates comes here and by e-mail.
      </p>
    )
  }
  return (
    <div id="inbox" className="scroll-mt-6">
      {unread > 0 ? (
        <ActionForm action={markRead} className="mb-3">
          <SubmitButton look="plain" size="small">
            Mark {unread} as read
          </SubmitButton>
        </ActionForm>
      ) : null}
      <ul className="divide-y divide-line border-line border-y">
        {notifications.map((item) => (
          <li key={item.id} className="flex gap-3 py-3">
            <span
              aria-hidden="true"
              className={classes(
                'mt-1.5 size-2 shrink-0 rounded-full',
                item.readAt ? 'bg-transparent' : 'bg-laurel',
              )}
            />
            <div className="min-w-0">
              <p className={classes('wrap-anywhere', !item.readAt && 'font-medium')}>
                {item.readAt ? null : <span className="sr-only">New: </span>}
                <Link href={`/c/${item.publicId}`} className="hover:underline">
                  <Sentence item={item} />
                </Link>
              </p>
              <p className="text-muted text-xs">
                <Day date={item.createdAt} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Sentence({ item }: { item: Notification }) {
  const title = <bdi>{item.title}</bdi>
  switch (item.type) {
    case 'issued':
      return <>You were awarded {title}.</>
    case 'revoked':
      return <>{title} was revoked. Open it to see why.</>
    case 'expiring':
      return (
        <>
          {title} expires within {item.threshold} days.
        </>
      )
    case 'expired':
      return <>{title} has expired.</>
  }
}
