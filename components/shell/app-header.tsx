import { Bell } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import { Brand } from './brand'
import { NavLink } from './nav-link'
import { PersonMenu } from './person-menu'

/** The head of signed-in pages. `signOut` is a server action; `search` opens the command palette. */
export function AppHeader({
  name,
  email,
  unread,
  canAdmin,
  signOut,
  search,
  wide,
}: {
  name: string | null
  email: string
  unread: number
  canAdmin: boolean
  signOut: () => Promise<void>
  search?: ReactNode
  /** As wide as admin pages are. */
  wide?: boolean
}) {
  const t = useTranslations('shell')
  return (
    <header className="border-line border-b print:hidden">
      <div
        className={classes(
          'mx-auto flex h-14 items-center gap-1 px-4 sm:gap-4 sm:px-6',
          wide ? 'max-w-7xl' : 'max-w-6xl',
        )}
      >
        <Brand />
        <nav aria-label={t('main')} className="flex min-w-0 flex-1 items-center gap-1">
          <NavLink href="/dashboard">
            <span className="sm:hidden">{t('myCertificatesShort')}</span>
            <span className="max-sm:hidden">{t('myCertificates')}</span>
          </NavLink>
          {canAdmin ? <NavLink href="/admin">{t('admin')}</NavLink> : null}
        </nav>
        {search}
        <Link
          href="/dashboard#inbox"
          className="relative grid size-10 shrink-0 place-items-center rounded-md hover:bg-sunk"
        >
          <Bell aria-hidden="true" className="size-5" />
          <span className="sr-only">{t('inbox', { unread })}</span>
          {unread > 0 ? (
            <span
              aria-hidden="true"
              className="absolute end-0.5 top-0.5 min-w-4.5 rounded-full bg-laurel px-1 text-center font-semibold text-on-laurel text-xs leading-4.5"
            >
              {unread > 99 ? '99+' : unread}
            </span>
          ) : null}
        </Link>
        <PersonMenu name={name} email={email} canAdmin={canAdmin} signOut={signOut} />
      </div>
    </header>
  )
}
