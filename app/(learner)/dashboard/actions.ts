'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { say } from '@/lib/platform/language/say'
import { markNotificationsRead, markNotificationsUnread } from '@/lib/reach/notifications/mark-read'

export const markRead = action(
  z.object({}),
  markNotificationsRead,
  () => say('dashboard.inbox.allRead'),
  (notificationIds) => markUnread.bind(null, notificationIds),
)

/**
 * Undoes `markRead`. Bound there; a server action must be exported to be sent.
 * @public
 */
export async function markUnread(notificationIds: string[]) {
  const form = new FormData()
  for (const id of notificationIds) form.append('notificationIds[]', id)
  return unmark({}, form)
}

const unmark = action(
  z.object({ notificationIds: z.array(z.uuid()).max(10_000) }),
  markNotificationsUnread,
  () => say('dashboard.inbox.unreadAgain'),
)
