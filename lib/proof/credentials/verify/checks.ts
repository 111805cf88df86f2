import type { Sentence } from '@/lib/platform/language/say'

/** The steps of a verification, in the order in which they are shown. */
export const checkNames = [
  ...(['format', 'issuer', 'signature', 'dates', 'status', 'schema', 'record'] as const),
] as const
export type CheckName = (typeof checkNames)[number]

/**
 * `unknown`: it could not be checked, which is never shown as passed. `none`: there is nothing to
 * check, and nothing is missing by it.
 */
export type CheckOutcome = 'passed' | 'failed' | 'unknown' | 'none'

/** The other ways in which a credential that is right may still not count. */
export type Withdrawn = 'revoked' | 'suspended' | 'expired'

/** `detail` is one sentence for people; a status that is set, or an end that is past, is `withdrawn`. */
export type Check = {
  name: CheckName
  outcome: CheckOutcome
  detail: Sentence
  withdrawn?: Withdrawn
}

export const verdicts = [
  ...(['valid', 'invalid', 'revoked', 'suspended', 'expired', 'unverifiable'] as const),
] as const
export type Verdict = (typeof verdicts)[number]

/**
 * The one place that makes a verdict of checks. What is wrong is invalid, whatever else is known.
 * Where it could not be found out who issued it, nothing it says is known. What is withdrawn is said
 * even where something else could not be checked; what could not be checked is never valid. A
 * verdict needs at least one step that passed.
 */
export function verdictOf(checks: readonly Check[]): Verdict {
  if (checks.some((check) => check.outcome === 'failed' && !check.withdrawn)) return 'invalid'
  const unknown = checks.filter((check) => check.outcome === 'unknown')
  if (unknown.some(({ name }) => name === 'issuer' || name === 'signature')) return 'unverifiable'
  for (const withdrawn of ['revoked', 'suspended', 'expired'] as const) {
    if (checks.some((check) => check.withdrawn === withdrawn)) return withdrawn
  }
  if (unknown.length > 0) return 'unverifiable'
  return checks.some((check) => check.outcome === 'passed') ? 'valid' : 'unverifiable'
}
