import type { ReactNode } from 'react'
import { Mark } from '@/components/ui/mark'

/** A page that has only something to say: not found, not allowed, signed out, broken. */
export function Notice({
  title,
  children,
  actions,
}: {
  title: string
  children: ReactNode
  actions: ReactNode
}) {
  return (
    <div className="mx-auto flex w-full max-w-xl flex-col items-center justify-center gap-4 px-4 py-16 text-center sm:py-28">
      <Mark className="size-12 text-gold-line" />
      <h1 className="text-xl">{title}</h1>
      <div className="text-base text-muted">{children}</div>
      <div className="flex flex-wrap justify-center gap-2 pt-2">{actions}</div>
    </div>
  )
}
