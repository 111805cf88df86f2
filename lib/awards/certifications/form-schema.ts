import { z } from 'zod'
import { slug } from '@/lib/awards/issuers/schema'
import { messageKey } from '@/lib/platform/language/say'
import { skillLine } from './skills'

const whole = (most: number) =>
  z.coerce
    .number(messageKey('certifications.wholeNumber'))
    .int(messageKey('certifications.wholeNumber'))
    .positive(messageKey('certifications.wholeNumber'))
    .max(most, messageKey('certifications.tooLong'))
    .nullish()
    .transform((given) => given ?? null)

/** Typed one to a line, or parted by commas; a list is what a form was read as. */
const skills = z
  .union([z.string().max(12_000, messageKey('certifications.skillsAtMost')), z.array(z.string())])
  .default([])
  .transform((given) => {
    const listed = typeof given === 'string' ? given.split(/[\n,،、，]/) : given
    return [...new Set(listed.map((skill) => skill.trim()).filter(Boolean))]
  })
  .pipe(z.array(skillLine).max(20, messageKey('certifications.skillsAtMost')))

const content = {
  title: z
    .string(messageKey('certifications.giveTitle'))
    .trim()
    .min(1, messageKey('certifications.giveTitle'))
    .max(200, messageKey('certifications.titleLength')),
  description: z
    .string()
    .trim()
    .max(2000, messageKey('certifications.descriptionLength'))
    .default(''),
  skills,
  courseId: z.uuid(messageKey('certifications.chooseCourse')),
  passMark: z.coerce
    .number(messageKey('certifications.markRange'))
    .min(0, messageKey('certifications.markRange'))
    .max(100, messageKey('certifications.markRange'))
    .nullish()
    .transform((given) => given ?? null),
  validMonths: whole(600),
  renewalDays: whole(3650),
  templateVersionId: z.uuid().optional(),
}
const renewable = (given: { renewalDays: number | null; validMonths: number | null }) =>
  given.renewalDays === null || given.validMonths !== null
const renewalRule = {
  path: ['renewalDays'],
  error: messageKey('certifications.renewalNeedsExpiry'),
}

/** What an admin fills in to make a certification: numbers come as text. */
export const certificationForm = z
  .object({ issuerId: z.uuid(messageKey('certifications.chooseCourse')), slug, ...content })
  .refine(renewable, renewalRule)
export type CertificationForm = z.input<typeof certificationForm>

/** The same for the next version: issuer and link stay. */
export const revisionForm = z
  .object({ certificationId: z.uuid(), ...content })
  .refine(renewable, renewalRule)
export type RevisionForm = z.input<typeof revisionForm>
