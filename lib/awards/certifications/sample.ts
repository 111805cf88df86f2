import { z } from 'zod'
import { type CertificateDocument, DetailKey } from '@/lib/proof/documents/schema'

/**
 * What an editor tries a template with: texts may be any, since trying them is the point. Dates are
 * calendar days, `score` is 0 to 100; `details` stand for the columns of an import.
 */
export const Sample = z.object({
  recipientName: z.string(),
  title: z.string(),
  description: z.string(),
  skills: z.array(z.string()).max(20),
  awardedOn: z.iso.date(),
  expiresOn: z.iso.date().nullable(),
  score: z.number().min(0).max(100).nullable(),
  details: z.record(DetailKey, z.string()),
})
export type Sample = z.infer<typeof Sample>

/** As long as a real one, and no real one: those have no hyphens at these places. */
const sampleId = 'SAMPLE-SAMPLE-SAMPLE'

/**
 * The certificate that a preview shows. It cannot pass for one: it is numbered as a sample, and its
 * code leads to the page that says that there is no such certificate. Pure; the same in a browser.
 */
export function sampleDocument(
  { title, description, expiresOn, score, ...sample }: Sample,
  { issuerName, baseUrl }: { issuerName: string; baseUrl: string },
): CertificateDocument {
  return {
    ...sample,
    certificationTitle: title,
    issuerName,
    publicId: sampleId,
    verifyUrl: `${baseUrl}/verify?id=${sampleId}`,
    ...(description ? { description } : {}),
    ...(expiresOn ? { expiresOn } : {}),
    ...(score === null ? {} : { score }),
  }
}
