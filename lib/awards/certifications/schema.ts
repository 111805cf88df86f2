import { z } from 'zod'
import { slug } from '@/lib/awards/issuers/schema'
import { messageKey } from '@/lib/platform/language/say'
import { designs, Look, orientations, papers } from '@/lib/proof/documents/schema'
import { skillLine } from './skills'

const courseRequirement = z.object({
  kind: z.literal('course'),
  courseId: z.uuid(),
  passMark: z.number().min(0).max(100).nullable().default(null),
})
const certificationRequirement = z.object({
  kind: z.literal('certification'),
  certificationId: z.uuid(),
})
const feeRequirement = z.object({
  kind: z.literal('fee'),
  /** In the currency's minor unit (cents). */
  amount: z.number().int().positive(),
  currency: z.string().regex(/^[A-Z]{3}$/, messageKey('certifications.currencyForm')),
})

export const certificationInput = z
  .object({
    issuerId: z.uuid(),
    slug,
    title: z.string().trim().min(1).max(200),
    description: z.string().trim().default(''),
    skills: z.array(skillLine).max(20).default([]),
    /** Without it, the issuer's newest. */
    templateVersionId: z.uuid().optional(),
    /** Not to be a version of one that is there. */
    fresh: z.boolean().default(false),
    validMonths: z.number().int().positive().nullable().default(null),
    renewalDays: z.number().int().positive().nullable().default(null),
    requirements: z.array(
      z.discriminatedUnion('kind', [courseRequirement, certificationRequirement, feeRequirement]),
    ),
  })
  .refine(({ requirements }) => requirements.some(({ kind }) => kind === 'course'), {
    path: ['requirements'],
    error: messageKey('certifications.needsCourse'),
  })
  .refine(({ renewalDays, validMonths }) => renewalDays === null || validMonths !== null, {
    path: ['renewalDays'],
    error: messageKey('certifications.renewalNeedsExpiry'),
  })
export type CertificationInput = z.input<typeof certificationInput>

const templateName = z
  .string(messageKey('templates.giveName'))
  .trim()
  .min(1, messageKey('templates.giveName'))
  .max(100, messageKey('templates.nameLength'))

export const templateInput = z.object({ issuerId: z.uuid(), name: templateName, look: Look })
export type TemplateInput = z.input<typeof templateInput>

/** What a new template begins with; everything else is its design's until it is changed. */
export const templateStart = z.object({
  issuerId: z.uuid(),
  name: templateName,
  design: z.enum(designs),
  paper: z.enum(papers),
  orientation: z.enum(orientations),
})

/** `basedOn` is the number of the version that was before whoever changed it. */
export const templateRevision = templateInput.extend({
  templateId: z.uuid(),
  basedOn: z.number().int().positive(),
})
export type TemplateRevision = z.input<typeof templateRevision>

export const templateUse = z.object({
  templateVersionId: z.uuid(),
  certificationIds: z.array(z.uuid()).min(1).max(200),
})
export type TemplateUse = z.input<typeof templateUse>

/** What the catalogue holds. */
export const entryKinds = ['certification', 'path', 'course'] as const
export type EntryKind = (typeof entryKinds)[number]
