import type { ReactNode } from 'react'
import type { EntryKind } from '@/lib/awards/certifications/schema'
import { EntryLink } from './asked-list'
import { kinds } from './kind'

/** Ways on from a page, each with a word about it. */
export function LinkList({
  kind,
  links,
}: {
  kind: EntryKind
  links: { slug: string; title: string; href: string; note?: ReactNode }[]
}) {
  const { Icon } = kinds[kind]
  return (
    <ul className="divide-y divide-line border-line border-y">
      {links.map(({ slug, title, href, note }) => (
        <li key={slug} className="flex gap-3 py-3">
          <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-gold" />
          <p className="min-w-0 wrap-anywhere">
            <EntryLink href={href}>{title}</EntryLink>
            {note ? <span className="text-muted"> {note}</span> : null}
          </p>
        </li>
      ))}
    </ul>
  )
}
