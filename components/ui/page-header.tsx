import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** The heading of a page: where it lies, what it is, and what can be done with it. */
export function PageHeader({
  title,
  lead,
  back,
  actions,
}: {
  title: ReactNode
  lead?: ReactNode
  back?: { href: string; label: string }
  actions?: ReactNode
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4 pb-6">
      <div className="min-w-0 max-w-full">
        {back ? (
          <Link
            href={back.href}
            className="-ms-1 mb-2 inline-flex items-center gap-0.5 text-muted hover:text-ink"
          >
            <ChevronLeft aria-hidden="true" className="size-4 rtl:rotate-180" />
            {back.label}
          </Link>
        ) : null}
        <h1 className="wrap-anywhere text-xl">{title}</h1>
        {lead ? <p className="mt-1 max-w-prose text-muted">{lead}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2 print:hidden">{actions}</div> : null}
    </header>
  )
}
