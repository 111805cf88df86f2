'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { classes } from '@/components/ui/classes'

/** A link that says when it is where we are. `exact` leaves out the pages below it. */
export function NavLink({
  href,
  exact,
  children,
}: {
  href: string
  exact?: boolean
  children: ReactNode
}) {
  const path = usePathname()
  const here = path === href || (!exact && path.startsWith(`${href}/`))
  const link = useRef<HTMLAnchorElement>(null)
  // On a narrow screen the row of links scrolls: where we are must be in sight.
  useEffect(() => {
    if (here) link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [here])
  return (
    <Link
      ref={link}
      href={href}
      aria-current={here ? 'page' : undefined}
      className={classes(
        'flex items-center gap-2 whitespace-nowrap rounded-md px-3 py-2 font-medium',
        here ? 'bg-laurel-soft text-laurel' : 'text-ink hover:bg-sunk',
      )}
    >
      {children}
    </Link>
  )
}
