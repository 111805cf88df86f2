import {
  CircleCheck,
  CircleHelp,
  CircleX,
  Clock,
  type LucideIcon,
  Minus,
  OctagonX,
  PauseCircle,
} from 'lucide-react'
import type { Tone } from '@/components/ui/tone'
import type { Verdict } from '@/lib/proof/credentials/verify/checks'
import type { ToldCheck } from './told'

type Look = { Icon: LucideIcon; tone: Tone; box: string }

/**
 * How each outcome looks: what is wrong is filled and has an octagon, what was withdrawn has a bar at
 * its side, what could not be checked a broken line around it. Icon and words differ too.
 */
export const verdictLooks: Record<Verdict, Look> = {
  valid: { Icon: CircleCheck, tone: 'valid', box: 'bg-valid-soft text-valid' },
  invalid: { Icon: OctagonX, tone: 'danger', box: 'bg-danger text-on-danger' },
  revoked: {
    ...{ Icon: CircleX, tone: 'danger' },
    box: 'border-danger border-s-8 bg-danger-soft text-danger',
  },
  suspended: {
    ...{ Icon: PauseCircle, tone: 'warn' },
    box: 'border-warn border-s-8 bg-warn-soft text-warn',
  },
  expired: {
    ...{ Icon: Clock, tone: 'warn' },
    box: 'border-warn border-s-8 bg-warn-soft text-warn',
  },
  unverifiable: {
    ...{ Icon: CircleHelp, tone: 'slate' },
    box: 'border-2 border-dashed border-slate bg-slate-soft text-slate',
  },
}

export type StepOutcome = ToldCheck['outcome'] | NonNullable<ToldCheck['withdrawn']>

/** What a step came to, in a word: what was withdrawn is told apart from what is wrong. */
export function outcomeOf({ outcome, withdrawn }: ToldCheck): StepOutcome {
  return withdrawn ?? outcome
}

export const stepLooks: Record<StepOutcome, { Icon: LucideIcon; ink: string }> = {
  passed: { Icon: CircleCheck, ink: 'text-valid' },
  failed: { Icon: OctagonX, ink: 'text-danger' },
  unknown: { Icon: CircleHelp, ink: 'text-slate' },
  none: { Icon: Minus, ink: 'text-muted' },
  revoked: { Icon: CircleX, ink: 'text-danger' },
  suspended: { Icon: PauseCircle, ink: 'text-warn' },
  expired: { Icon: Clock, ink: 'text-warn' },
}
