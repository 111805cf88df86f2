import { z } from 'zod'
import { slug } from '@/lib/awards/issuers/schema'
import { messageKey } from '@/lib/platform/language/say'
import { DetailKey } from '@/lib/proof/documents/schema'

const title = z
  .string()
  .trim()
  .min(1, messageKey('learning.giveTitle'))
  .max(200, messageKey('learning.titleLength'))

const courseContent = {
  code: z
    .string()
    .trim()
    .min(1, messageKey('learning.giveCode'))
    .max(60, messageKey('learning.codeLength')),
  title,
  description: z.string().trim().max(2000, messageKey('learning.descriptionLength')).default(''),
}

export const courseInput = z.object({ issuerId: z.uuid(), slug, ...courseContent })
export type CourseInput = z.input<typeof courseInput>

export const courseChange = z.object({ courseId: z.uuid(), ...courseContent })
export type CourseChange = z.input<typeof courseChange>

export const pathInput = z.object({
  issuerId: z.uuid(),
  slug,
  title,
  description: z.string().trim().default(''),
  courseIds: z.array(z.uuid()).min(1, messageKey('learning.oneCourse')),
})
export type PathInput = z.input<typeof pathInput>

const score = z
  .number({ error: messageKey('completions.scoreNumber') })
  .min(0, messageKey('completions.scoreRange'))
  .max(100, messageKey('completions.scoreRange'))

/** What a learner is called and where they are reached; the spelling is kept as given. */
const personInput = z.object({
  email: z
    .string()
    .trim()
    .pipe(z.email(messageKey('people.emailForm')).max(254)),
  name: z
    .string()
    .trim()
    .min(1, messageKey('completions.giveName'))
    .max(300, messageKey('completions.nameLength')),
})

/** Characters of what a certificate prints besides. */
export const detailLimit = 100

/** What else a record says, by the placeholders that templates know it by: {"hours": "40"}. */
export const details = z.record(
  DetailKey,
  z.string().trim().max(detailLimit, messageKey('completions.detailLength')),
)

/** Before it lie the years that other programs write for “no date”. */
export const earliest = new Date('1900-01-01T00:00:00Z')

export const completionInput = personInput.extend({
  courseId: z.uuid(messageKey('learning.chooseCourse')),
  completedAt: z
    .date({ error: messageKey('completions.giveDate') })
    .min(earliest, messageKey('completions.before1900')),
  score: score.optional(),
  details: details.default({}),
})
export type CompletionInput = z.input<typeof completionInput>
