'use client'

import { Tabs as Base } from '@base-ui/react/tabs'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { classes } from './classes'

const row = 'mb-6 flex gap-1 overflow-x-auto border-line border-b'
const tab =
  'relative flex min-h-10 cursor-pointer items-center gap-2 whitespace-nowrap px-3 py-2 font-medium text-muted hover:text-ink ' +
  '-outline-offset-2 after:absolute after:inset-x-1 after:-bottom-px after:h-0.5'
const chosen = 'text-ink after:bg-laurel'

/** Parts of a page of which one is shown. Where the part is worth a link of its own, use TabLinks. */
export function Tabs({
  label,
  parts,
}: {
  label: string
  parts: { value: string; name: ReactNode; content: ReactNode }[]
}) {
  return (
    <Base.Root defaultValue={parts[0]?.value ?? null}>
      <Base.List aria-label={label} className={row} activateOnFocus>
        {parts.map(({ value, name }) => (
          <Base.Tab
            key={value}
            value={value}
            className={({ active }) => classes(tab, active && chosen)}
          >
            {name}
          </Base.Tab>
        ))}
      </Base.List>
      {parts.map(({ value, content }) => (
        <Base.Panel key={value} value={value}>
          {content}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}

/** Tabs that are links: which one is shown is in the address, and works without JavaScript. */
export function TabLinks({
  label,
  tabs,
}: {
  label: string
  tabs: { href: string; name: ReactNode; count?: ReactNode; here: boolean }[]
}) {
  return (
    <nav aria-label={label} className={classes(row, 'print:hidden')}>
      {tabs.map(({ href, name, count, here }) => (
        <Link
          key={href}
          ref={here ? bringIntoSight : null}
          href={href}
          scroll={false}
          aria-current={here ? 'page' : undefined}
          className={classes(tab, here && chosen)}
        >
          {name}
          {count === undefined ? null : (
            <span className="rounded-full bg-sunk px-1.5 text-muted text-xs tabular-nums">
              {count}
            </span>
          )}
        </Link>
      ))}
    </nav>
  )
}

/** On a narrow screen the row scrolls, by itself: the page stays where it is. */
function bringIntoSight(link: HTMLAnchorElement | null) {
  const line = link?.parentElement
  if (!line) return
  const [tab, sight] = [link.getBoundingClientRect(), line.getBoundingClientRect()]
  if (tab.right > sight.right) line.scrollBy({ left: tab.right - sight.right })
  if (tab.left < sight.left) line.scrollBy({ left: tab.left - sight.left })
}
