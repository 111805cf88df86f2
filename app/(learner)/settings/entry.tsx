import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** The lines of a part. */
export function Entries({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-line border-line border-y">{children}</ul>
}

/** One address, passkey or session: what it is, what is known of it, what can be done with it. */
export function Entry({
  icon: Icon,
  name,
  badge,
  facts,
  children,
}: {
  icon: LucideIcon
  name: ReactNode
  badge?: ReactNode
  facts: ReactNode
  children?: ReactNode
}) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <div className="min-w-48 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <bdi dir="auto" className="wrap-anywhere">
            {name}
          </bdi>
          {badge}
        </p>
        <p className="text-muted text-xs">{facts}</p>
      </div>
      <div className="flex flex-wrap gap-2">{children}</div>
    </li>
  )
}
