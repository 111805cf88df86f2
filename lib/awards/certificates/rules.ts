export type CertificateStatus = 'valid' | 'suspended' | 'expired' | 'revoked' | 'superseded'

/** An expiry within so many days is “soon”, wherever that is said. */
export const soonDays = 60

export type StatusFacts = {
  revokedAt: Date | null
  /** Of the suspension that has not been lifted. */
  suspendedAt: Date | null
  expiresAt: Date | null
  /** Another certificate has taken its place. */
  superseded: boolean
}

/**
 * The one place that says what a certificate is worth at `now`. The gravest fact wins:
 * revoked, superseded, expired, suspended, valid. It expires at the very instant of `expiresAt`.
 */
export function certificateStatus(facts: StatusFacts, now: Date): CertificateStatus {
  if (facts.revokedAt) return 'revoked'
  if (facts.superseded) return 'superseded'
  if (facts.expiresAt && facts.expiresAt <= now) return 'expired'
  if (facts.suspendedAt) return 'suspended'
  return 'valid'
}
