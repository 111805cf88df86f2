/** A skill that an achievement is aligned with, and where it is defined. */
export type Skill = { name: string; url: string }

/** What the certificate rests on: a course that was completed, for instance. */
export type Evidence = { id: string; name: string; narrative: string; genre: string }

/**
 * What one certificate's credential says. Texts may be any strings; `id` and every address are
 * absolute URLs in ASCII. Moments are written to the second.
 */
export type CredentialFacts = {
  /** The address of the certificate. */
  id: string
  name: string
  /** `id` is a DID, and controls the key that signs. */
  issuer: { id: string; name: string; url?: string; email?: string; description?: string }
  validFrom: Date
  validUntil?: Date
  awardedDate: Date
  recipientName: string
  achievement: {
    id: string
    version: string
    name: string
    description: string
    criteria: { id: string; narrative: string }
    skills: readonly Skill[]
  }
  /** Percent, 0 to 100. */
  score?: number
  passMark?: number
  evidence: readonly Evidence[]
  /** Where its bits are: the same position in both lists. */
  status: { index: number; revocation: string; suspension: string }
  refreshServiceUrl: string
}

/** A signed credential: JSON, byte for byte, and the sha-256 of it in hex. */
export type SignedCredential = { document: string; sha256: string }
