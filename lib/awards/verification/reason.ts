import { type Sentence, say } from '@/lib/platform/language/say'
import type { Check } from '@/lib/proof/credentials/verify/checks'
import type { Verification } from './schema'

/**
 * The one sentence that says why: of the step that failed, else of what was withdrawn, else of what
 * could not be checked; null for what is valid.
 */
export function reasonOf({ verdict, checks }: Pick<Verification, 'verdict' | 'checks'>) {
  if (verdict === 'valid') return null
  const is = (test: (check: Check) => boolean) => checks.find(test)?.detail
  if (verdict === 'invalid') return is((one) => one.outcome === 'failed' && !one.withdrawn) ?? null
  if (verdict !== 'unverifiable') return is((one) => one.withdrawn === verdict) ?? null
  return is((one) => one.outcome === 'unknown') ?? null
}

/** What is answered of a thing that was not looked at, or not to the end. */
export function unlooked(reason: Sentence): Verification {
  const rest = ['issuer', 'signature', 'dates', 'status', 'schema', 'record'] as const
  return {
    ...{ verdict: 'unverifiable', given: 'unknown', differences: [] },
    checks: [
      { name: 'format', outcome: 'unknown', detail: reason },
      ...rest.map((name) => ({
        ...{ name, outcome: 'none' as const, detail: say('verification.notReached') },
      })),
    ],
  }
}
