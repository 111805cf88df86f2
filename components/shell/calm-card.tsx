import type { ReactNode } from 'react'
import { Mark } from '@/components/ui/mark'

/** The card of a calm page: the mark, what it is about, and the one thing to do. */
export function CalmCard({
  title,
  lead,
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  children?: ReactNode
}) {
  return (
    <section className="rounded-md border border-line bg-surface px-5 py-8 shadow-md sm:px-10 sm:py-10">
      <Mark className="mx-auto size-10 text-laurel" />
      <h1 className="wrap-anywhere mt-4 text-center text-xl">{title}</h1>
      {lead ? <p className="mt-2 text-center text-base text-muted">{lead}</p> : null}
      {children ? <div className="mt-7">{children}</div> : null}
    </section>
  )
}
