import { certificates, certificationVersions, issuers } from '@/db/schema'

/** What is printed on a certificate, as columns of a query that joins these three tables. */
export const printedFacts = {
  publicId: certificates.publicId,
  recipientName: certificates.recipientName,
  title: certificationVersions.title,
  description: certificationVersions.description,
  skills: certificationVersions.skills,
  issuerName: issuers.name,
  awardedAt: certificates.awardedAt,
  expiresAt: certificates.expiresAt,
  score: certificates.score,
  details: certificates.details,
  templateVersionId: certificationVersions.templateVersionId,
}
