import type { ReactNode } from 'react'
import { Mark } from './mark'

/** Stands where a list would: says why nothing is here and what to do next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-md border border-line border-dashed px-6 py-12 text-center">
      <Mark className="size-8 text-gold-line" />
      <p className="font-serif text-lg">{title}</p>
      {children ? <div className="max-w-prose text-muted">{children}</div> : null}
      {action ? <div className="pt-2">{action}</div> : null}
    </div>
  )
}
