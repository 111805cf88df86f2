import fc from 'fast-check'
import { expect, it } from 'vitest'
import { say } from '@/lib/platform/language/say'
import { type Check, checkNames, verdictOf } from '@/lib/proof/credentials/verify/checks'

const outcomes = ['passed', 'failed', 'unknown', 'none'] as const
const ways = ['revoked', 'suspended', 'expired'] as const

/** A check for each step, of any outcome; what failed may be a withdrawal. */
const anyChecks = fc.tuple(
  ...checkNames.map((name) =>
    fc
      .tuple(fc.constantFrom(...outcomes), fc.option(fc.constantFrom(...ways), { nil: undefined }))
      .map(([outcome, how]): Check => {
        const check = { name, outcome, detail: say('verification.notReached') }
        return outcome === 'failed' && how ? { ...check, withdrawn: how } : check
      }),
  ),
)
const has = (checks: readonly Check[], test: (check: Check) => boolean) => checks.some(test)

it('valid is only what has nothing failed and nothing unknown, and something that passed', () => {
  fc.assert(
    fc.property(anyChecks, (checks) => {
      const clean = !has(checks, ({ outcome }) => outcome === 'failed' || outcome === 'unknown')
      const passed = has(checks, ({ outcome }) => outcome === 'passed')
      expect(verdictOf(checks) === 'valid').toBe(clean && passed)
    }),
    { numRuns: 5000 },
  )
})

it('invalid is what failed otherwise than by being withdrawn, whatever else is known', () => {
  fc.assert(
    fc.property(anyChecks, (checks) => {
      const wrong = has(checks, (check) => check.outcome === 'failed' && !check.withdrawn)
      expect(verdictOf(checks) === 'invalid').toBe(wrong)
    }),
    { numRuns: 5000 },
  )
})

it('withdrawn is said only of what is known to be from its issuer, the gravest first', () => {
  fc.assert(
    fc.property(anyChecks, (checks) => {
      const verdict = verdictOf(checks)
      const how = ways.find((way) => has(checks, ({ withdrawn }) => withdrawn === way))
      const knownIssuer = !has(
        checks,
        ({ name, outcome }) => outcome === 'unknown' && (name === 'issuer' || name === 'signature'),
      )
      const wrong = has(checks, (check) => check.outcome === 'failed' && !check.withdrawn)
      if (how && knownIssuer && !wrong) expect(verdict).toBe(how)
      else expect(ways).not.toContain(verdict)
    }),
    { numRuns: 5000 },
  )
})

it('all else could not be checked, nothing at all too', () => {
  expect(verdictOf([])).toBe('unverifiable')
  fc.assert(
    fc.property(anyChecks, (checks) => {
      const none = checks.map((check): Check => ({ ...check, outcome: 'none' }))
      expect(verdictOf(none.map(({ withdrawn: _, ...check }) => check))).toBe('unverifiable')
    }),
  )
})

it('the order of checks does not matter', () => {
  fc.assert(
    fc.property(anyChecks, (checks) => {
      expect(verdictOf(checks.toReversed())).toBe(verdictOf(checks))
    }),
  )
})
