import { Bell, LogOut } from 'lucide-react'
import Link from 'next/link'
import { Brand } from './brand'
import { NavLink } from './nav-link'

/** The head of signed-in pages. `signOut` is a server action. */
export function AppHeader({
  name,
  email,
  unread,
  canAdmin,
  signOut,
}: {
  name: string | null
  email: string
  unread: number
  canAdmin: boolean
  signOut: () => Promise<void>
}) {
  return (
    <header className="border-line border-b print:hidden">
      <div className="mx-auto flex h-14 max-w-7xl items-center gap-1 px-4 sm:gap-4 sm:px-6">
        <Brand />
        <nav aria-label="Main" className="flex min-w-0 flex-1 items-center gap-1">
          <NavLink href="/dashboard">
            <span className="sm:hidden">Mine</span>
            <span className="max-sm:hidden">My certificates</span>
          </NavLink>
          {canAdmin ? <NavLink href="/admin">Admin</NavLink> : null}
        </nav>
        <Link
          href="/dashboard#inbox"
          className="relative grid size-10 shrink-0 place-items-center rounded-md hover:bg-sunk"
        >
          <Bell aria-hidden="true" className="size-5" />
          <span className="sr-only">{unread > 0 ? `Inbox, ${unread} unread` : 'Inbox'}</span>
          {unread > 0 ? (
            <span
              aria-hidden="true"
              className="absolute end-0.5 top-0.5 min-w-4.5 rounded-full bg-laurel px-1 text-center font-semibold text-on-laurel text-xs leading-4.5"
            >
              {unread > 99 ? '99+' : unread}
            </span>
          ) : null}
        </Link>
        <div className="hidden min-w-0 max-w-56 text-end leading-tight md:block">
          <p dir="auto" className="truncate font-medium">
            {name ?? email}
          </p>
          {name ? <p className="truncate text-muted text-xs">{email}</p> : null}
        </div>
        <form action={signOut} className="shrink-0">
          <button
            type="submit"
            className="flex h-10 cursor-pointer items-center gap-1.5 rounded-md px-2 font-medium hover:bg-sunk"
          >
            <LogOut aria-hidden="true" className="size-4 rtl:rotate-180" />
            <span className="max-sm:sr-only">Sign out</span>
          </button>
        </form>
      </div>
    </header>
  )
}
