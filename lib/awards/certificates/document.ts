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
    ...(facts.score === null ? {} : { score: facts.score }),
  }
}

/** The public page of a certificate. */
export function certificateUrl(baseUrl: string, publicId: string): string {
  return `${baseUrl}/c/${publicId}`
}
