import { AppHeader } from '@/components/shell/app-header'
import { requireUser } from '@/lib/platform/access/policy'
import { countUnread } from '@/lib/reach/notifications/queries'
import { gate } from './gate'
import { signOutAndLeave } from './sign-out'

export async function SignedInHeader() {
  const { user, unread } = await gate(async (ctx) => ({
    user: requireUser(ctx),
    unread: await countUnread(ctx),
  }))
  return (
    <AppHeader
      name={user.name}
      email={user.email}
      unread={unread}
      canAdmin={user.platformAdmin || user.memberships.size > 0}
      signOut={signOutAndLeave}
    />
  )
}
