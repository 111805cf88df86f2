import { z } from 'zod'

const isoDate = z.iso.date()

/** Printed and put into the QR code: https or http, plain ASCII (a Unicode host comes as punycode). */
const printableUrl = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .regex(/^[\x21-\x7e]+$/)

/**
 * Everything that a certificate's document shows. Plain JSON: it crosses into render threads and
 * into job payloads as it is. Texts may be any strings; whether they can be drawn is
 * `whyDocumentNotDrawable`'s to say. Dates are calendar days without a zone, `score` is 0 to 100.
 */
export const CertificateDocument = z.object({
  design: z.literal('classic'),
  paper: z.enum(['a4', 'letter']),
  locale: z.literal('en'),
  recipientName: z.string(),
  certificationTitle: z.string(),
  description: z.string().optional(),
  issuerName: z.string(),
  awardedOn: isoDate,
  expiresOn: isoDate.optional(),
  score: z.number().min(0).max(100).optional(),
  publicId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  verifyUrl: printableUrl,
  signatories: z.array(z.object({ name: z.string(), role: z.string() })).max(3),
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .optional(),
})
export type CertificateDocument = z.infer<typeof CertificateDocument>
