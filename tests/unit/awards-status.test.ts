import fc from 'fast-check'
import { expect, it } from 'vitest'
import { certificateStatus, type StatusFacts } from '@/lib/awards/certificates/rules'

const expiry = new Date('2027-03-01T00:00:00Z')
const moments = { min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }
const facts: fc.Arbitrary<StatusFacts> = fc.record({
  revokedAt: fc.option(fc.date(moments)),
  suspendedAt: fc.option(fc.date(moments)),
  expiresAt: fc.option(fc.date(moments)),
  superseded: fc.boolean(),
})

it.each([
  ['valid', {}],
  ['suspended', { suspendedAt: expiry }],
  ['expired', { suspendedAt: expiry, expiresAt: expiry }],
  ['superseded', { suspendedAt: expiry, expiresAt: expiry, superseded: true }],
  ['revoked', { suspendedAt: expiry, expiresAt: expiry, superseded: true, revokedAt: expiry }],
] satisfies [string, Partial<StatusFacts>][])('the gravest fact wins: %s', (status, given) => {
  expect(certificateStatus(a(given), expiry)).toBe(status)
})

it('expires at the very instant of its expiry, not a millisecond before', () => {
  const given = a({ expiresAt: expiry })
  expect(certificateStatus(given, new Date(expiry.getTime() - 1))).toBe('valid')
  expect(certificateStatus(given, expiry)).toBe('expired')
})

it('a revoked certificate is revoked whatever else is true of it, and at any time', () => {
  fc.assert(
    fc.property(facts, fc.date(moments), fc.date(moments), (given, revokedAt, now) => {
      expect(certificateStatus({ ...given, revokedAt }, now)).toBe('revoked')
    }),
  )
})

it('never comes back to life by the passing of time', () => {
  fc.assert(
    fc.property(facts, fc.date(moments), fc.date(moments), (given, one, two) => {
      const [earlier, later] = one < two ? [one, two] : [two, one]
      const before = certificateStatus(given, earlier)
      const after = certificateStatus(given, later)
      expect(['valid', 'suspended', 'expired', 'revoked', 'superseded']).toContain(before)
      if (before !== after) {
        expect(['valid', 'suspended']).toContain(before)
        expect(after).toBe('expired')
      }
    }),
  )
})

function a(given: Partial<StatusFacts>): StatusFacts {
  return { revokedAt: null, suspendedAt: null, expiresAt: null, superseded: false, ...given }
}
