import { isoDay } from '@/lib/platform/clock/dates'
import type { CertificateDocument } from '@/lib/proof/documents/schema'

export type DocumentFacts = {
  publicId: string
  recipientName: string
  title: string
  description: string
  issuerName: string
  awardedAt: Date
  expiresAt: Date | null
  score: number | null
  paper: 'a4' | 'letter'
  signatories: { name: string; role: string }[]
}

/** A certificate's facts as the document that is drawn. Days are UTC, as they are everywhere it is shown. */
export function toDocument(facts: DocumentFacts, baseUrl: string): CertificateDocument {
  const { publicId, recipientName, title, description, issuerName, paper, signatories } = facts
  return {
    design: 'classic',
    locale: 'en',
    paper,
    recipientName,
    certificationTitle: title,
    issuerName,
    awardedOn: isoDay(facts.awardedAt),
    publicId,
    verifyUrl: certificateUrl(baseUrl, publicId),
    signatories,
    ...(description ? { description } : {}),
    ...(facts.expiresAt ? { expiresOn: isoDay(facts.expiresAt) } : {}),
    ...(facts.score === null ? {} : { score: facts.score }),
  }
}

/** The public page of a certificate. */
export function certificateUrl(baseUrl: string, publicId: string): string {
  return `${baseUrl}/c/${publicId}`
}
