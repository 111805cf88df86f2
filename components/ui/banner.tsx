import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes'
import type { Tone } from './tone'

const looks = {
  valid: { Icon: CircleCheck, box: 'bg-valid-soft text-valid' },
  warn: { Icon: TriangleAlert, box: 'bg-warn-soft text-warn' },
  danger: { Icon: CircleAlert, box: 'bg-danger-soft text-danger' },
  slate: { Icon: Info, box: 'bg-slate-soft text-slate' },
} as const satisfies Partial<Record<Tone, unknown>>

/** Something to know about this page: what happened and what to do next. */
export function Banner({
  tone = 'slate',
  title,
  children,
  live,
}: {
  tone?: keyof typeof looks
  title?: ReactNode
  children?: ReactNode
  /** Read out when it appears, as an answer to something just done. */
  live?: boolean
}) {
  const { Icon, box } = looks[tone]
  return (
    <div
      role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={classes('flex gap-3 rounded-md p-4', box)}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 max-w-prose space-y-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-ink">{children}</div> : null}
      </div>
    </div>
  )
}
