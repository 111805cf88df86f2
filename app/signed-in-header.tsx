import { AppHeader } from '@/components/shell/app-header'
import { CommandPalette } from '@/components/shell/command-palette'
import { requireUser } from '@/lib/platform/access/policy'
import { countUnread } from '@/lib/reach/notifications/queries'
import { gate } from './gate'
import { signOutAndLeave } from './sign-out'

export async function SignedInHeader({ wide = false }: { wide?: boolean }) {
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
      wide={wide}
      // Its words and what it finds are those of admin pages.
      search={wide ? <CommandPalette platform={user.platformAdmin} /> : undefined}
    />
  )
}
