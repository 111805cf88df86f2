import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { classes } from '@/components/ui/classes'
import { Day } from '@/components/ui/moment'
import { SubmitButton } from '@/components/ui/submit-button'
import type { listMyNotifications } from '@/lib/reach/notifications/queries'
import { markRead } from './actions'

type Notification = Awaited<ReturnType<typeof listMyNotifications>>[number]

/** What the learner was told, newest first; a dot marks what is new. */
export function Inbox({ notifications }: { notifications: Notification[] }) {
  const t = useTranslations('dashboard.inbox')
  const unread = notifications.filter(({ readAt }) => !readAt).length
  if (notifications.length === 0) return <p className="text-muted">{t('none')}</p>
  return (
    <>
      {/* The form stays when nothing is unread: it has yet to say so, and to offer the undo. */}
      <ActionForm action={markRead} toast className="not-empty:mb-3">
        {unread > 0 ? (
          <SubmitButton look="plain" size="small">
            {t('markRead', { count: unread })}
          </SubmitButton>
        ) : null}
      </ActionForm>
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
                {item.readAt ? null : <span className="sr-only">{t('new')} </span>}
                <Link href={`/certificates/${item.publicId}`} className="hover:underline">
                  {t.rich(item.type, {
                    title: () => <bdi>{item.title}</bdi>,
                    days: item.threshold,
                  })}
                </Link>
              </p>
              <p className="text-muted text-xs">
                <Day date={item.createdAt} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
