import type { ReactNode } from 'react'

/** A part of the settings: what it is for, then what there is and what can be done. */
export function Part({
  id,
  title,
  text,
  children,
}: {
  id: string
  title: string
  text?: string
  children: ReactNode
}) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="scroll-mt-6 rounded-md border border-line bg-surface p-5 sm:p-6"
    >
      <h2 id={`${id}-title`} className="text-lg">
        {title}
      </h2>
      {text ? <p className="mt-1 max-w-prose text-muted">{text}</p> : null}
      <div className="mt-5 space-y-5">{children}</div>
    </section>
  )
}
