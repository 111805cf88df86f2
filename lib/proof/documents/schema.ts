import { z } from 'zod'

const isoDate = z.iso.date()
const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/)

/** Printed and put into the QR code: https or http, plain ASCII (a Unicode host comes as punycode). */
const printableUrl = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .regex(/^[\x21-\x7e]+$/)

export const designs = ['classic', 'modern', 'minimal', 'badge'] as const
export const papers = ['a4', 'letter'] as const
export const orientations = ['landscape', 'portrait'] as const
export const signatoriesAtMost = 3
export const customFieldsAtMost = 4

/** The fields that a design places and that an admin may move, in the order in which they are read. */
export const fieldIds = [
  ...['logo', 'issuer', 'heading', 'before', 'name', 'between', 'title', 'description', 'skills'],
  ...['awarded', 'expires', 'score', 'custom-1', 'custom-2', 'custom-3', 'custom-4'],
  ...['signatory-1', 'signatory-2', 'signatory-3', 'seal', 'qr', 'number'],
] as const
export type FieldId =
  | 'logo'
  | 'issuer'
  | 'heading'
  | 'before'
  | 'name'
  | 'between'
  | 'title'
  | 'description'
  | 'skills'
  | 'awarded'
  | 'expires'
  | 'score'
  | `custom-${1 | 2 | 3 | 4}`
  | `signatory-${1 | 2 | 3}`
  | 'seal'
  | 'qr'
  | 'number'

export const aligns = ['left', 'center', 'right'] as const
export type Align = (typeof aligns)[number]

/** In points (1/72 inch) from the upper left corner of the page. */
const length = z.number().min(-50).max(2000)
export const Placement = z.object({
  left: length,
  top: length,
  width: z.number().min(4).max(2000),
  height: z.number().min(4).max(2000),
  align: z.enum(aligns).optional(),
})
export type Placement = z.infer<typeof Placement>

const word = z.string().trim().max(80)

/** The words that a certificate is printed with, where they are not to be Laurel's own, in English. */
export const Wording = z
  .object({
    heading: word,
    before: word,
    between: word,
    awarded: word,
    expires: word,
    score: word,
    number: word,
    scan: word,
  })
  .partial()
export type Wording = z.infer<typeof Wording>

/** What a custom field asks a record for: {hours} for "hours". */
export const DetailKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

const pictureId = z.uuid()

/**
 * How a template's version looks: plain JSON, kept with the version and never changed after. A
 * picture is named by its id; the bytes travel beside it (`Template`). Placements are of this very
 * paper and orientation; a field without one stands where its design puts it.
 */
export const Look = z.object({
  design: z.enum(designs),
  paper: z.enum(papers),
  orientation: z.enum(orientations).default('landscape'),
  /** BCP 47: what the printed words and dates are in, and what a screen reader is told. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .default('en'),
  /** The colour of texts, which a dark background needs to be light. */
  ink: colour.optional(),
  accent: colour.optional(),
  /** The second colour: ornaments, seal, rules. */
  ornament: colour.optional(),
  logo: pictureId.optional(),
  background: pictureId.optional(),
  /** Whether the design's frame and ornaments are drawn, which a background may stand for. */
  ornaments: z.boolean().default(true),
  signatories: z
    .array(z.object({ name: z.string(), role: z.string(), signature: pictureId.optional() }))
    .max(signatoriesAtMost)
    .default([]),
  wording: Wording.default({}),
  /** A line of their own each: a label, and a value in which {hours} stands for what a record says. */
  custom: z
    .array(z.object({ label: z.string().max(60), value: z.string().max(200) }))
    .max(customFieldsAtMost)
    .default([]),
  hidden: z.array(z.enum(fieldIds as unknown as readonly [FieldId])).default([]),
  placements: z
    .partialRecord(z.enum(fieldIds as unknown as readonly [FieldId]), Placement)
    .default({}),
})
export type Look = z.infer<typeof Look>

/** A picture that was checked and cleaned (`lib/proof/pictures`). */
export type Picture = {
  type: 'png' | 'jpeg' | 'svg'
  bytes: Uint8Array
  width: number
  height: number
}

/** A look with the bytes of its pictures, by their ids. It crosses into render threads. */
export type Template = { look: Look; pictures: Readonly<Record<string, Picture>> }

/**
 * What one certificate's document says. Plain JSON. Texts may be any strings; whether they can be
 * drawn is `whyDocumentNotDrawable`'s to say. Dates are calendar days without a zone, `score` is 0
 * to 100.
 */
export const CertificateDocument = z.object({
  recipientName: z.string(),
  certificationTitle: z.string(),
  description: z.string().optional(),
  skills: z.array(z.string()).default([]),
  issuerName: z.string(),
  awardedOn: isoDate,
  expiresOn: isoDate.optional(),
  score: z.number().min(0).max(100).optional(),
  /** What custom fields stand for: {hours} → "40". */
  details: z.record(DetailKey, z.string()).default({}),
  publicId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  verifyUrl: printableUrl,
  /** The signed credential, to be attached as it is: JSON. */
  credential: z.string().optional(),
})
export type CertificateDocument = z.infer<typeof CertificateDocument>
