import { certificateUrl } from '@/lib/awards/credentials/addresses'
import { isoDay } from '@/lib/platform/clock/dates'
import type { CertificateDocument } from '@/lib/proof/documents/schema'

export type DocumentFacts = {
  publicId: string
  recipientName: string
  title: string
  description: string
  skills: string[]
  issuerName: string
  awardedAt: Date
  expiresAt: Date | null
  score: number | null
  details: Record<string, string>
  /** The signed credential, to be attached. */
  credential?: string | null
}

/** A certificate's facts as its document tells them. Days are UTC, as they are everywhere it is shown. */
export function toDocument(facts: DocumentFacts, baseUrl: string): CertificateDocument {
  const { publicId, recipientName, title, description, skills, issuerName, details } = facts
  return {
    recipientName,
    certificationTitle: title,
    skills,
    issuerName,
    awardedOn: isoDay(facts.awardedAt),
    details,
    publicId,
    verifyUrl: certificateUrl(baseUrl, publicId),
    ...(description ? { description } : {}),
    ...(facts.expiresAt ? { expiresOn: isoDay(facts.expiresAt) } : {}),
    ...(facts.credential ? { credential: facts.credential } : {}),
    ...(facts.score === null ? {} : { score: facts.score }),
  }
}
