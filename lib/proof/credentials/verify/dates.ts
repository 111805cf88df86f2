import { dayOf } from '@/lib/platform/language/rules'
import { say } from '@/lib/platform/language/say'
import type { Check } from './checks'
import { checkOf } from './fault'

/** From when and until when a credential is valid, as it says itself; null is open. */
export type Span = { from: Date | null; until: Date | null }

/** Whether a moment is within what a credential says of itself. Before it is wrong, after it expired. */
export function checkSpan({ from, until }: Span, now: Date): Check {
  if (from && from > now) {
    return checkOf('dates', 'failed', say('verification.dates.notYet', { from: dayOf(from) }))
  }
  if (until && until < now) {
    const detail = say('verification.dates.expired', { until: dayOf(until) })
    return { ...checkOf('dates', 'failed', detail), withdrawn: 'expired' }
  }
  if (until) {
    return checkOf('dates', 'passed', say('verification.dates.until', { until: dayOf(until) }))
  }
  return from
    ? checkOf('dates', 'passed', say('verification.dates.from', { from: dayOf(from) }))
    : checkOf('dates', 'none', say('verification.dates.none'))
}
