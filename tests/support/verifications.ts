import type { Verification } from '@/lib/awards/verification/schema'
import { say } from '@/lib/platform/language/say'
import { checkNames, type Verdict } from '@/lib/proof/credentials/verify/checks'

/** A verification as the service would answer it, for tests of what is made of it. */
export function someVerification(verdict: Verdict, more: Partial<Verification> = {}): Verification {
  const withdrawn = verdict === 'revoked' || verdict === 'suspended' || verdict === 'expired'
  const checks = checkNames.map((name) => {
    const detail = say(name === 'record' ? 'verification.notReached' : 'verification.status.passed')
    if (verdict === 'invalid' && name === 'record') {
      return { name, outcome: 'failed' as const, detail: say('verification.signature.broken') }
    }
    if (verdict === 'unverifiable' && name === 'status') {
      return { name, outcome: 'unknown' as const, detail: say('verification.status.stale') }
    }
    if (withdrawn && name === 'status') {
      const detail = say('verification.status.revoked')
      return { name, outcome: 'failed' as const, withdrawn: verdict, detail }
    }
    return { name, outcome: 'passed' as const, detail }
  })
  return { verdict, given: 'id', checks, differences: [], ...more }
}
