import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes'
import type { Tone } from './tone'

const looks: Record<Tone, string> = {
  valid: 'bg-valid-soft text-valid',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
  slate: 'bg-slate-soft text-slate',
  gold: 'bg-gold-soft text-gold',
}

/** A state in one or two words: icon, word and colour say the same. */
export function Badge({
  tone,
  icon: Icon,
  children,
}: {
  tone: Tone
  icon: LucideIcon
  children: ReactNode
}) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1 rounded-md px-1.5 py-0.5 font-medium text-xs whitespace-nowrap',
        looks[tone],
      )}
    >
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      {children}
    </span>
  )
}
