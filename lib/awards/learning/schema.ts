import { z } from 'zod'
import { slug } from '@/lib/awards/issuers/schema'

const title = z.string().trim().min(1, 'Give it a title.').max(200, 'At most 200 characters.')

export const courseInput = z.object({
  issuerId: z.uuid(),
  code: z.string().trim().min(1, 'Give the course a code.').max(60),
  slug,
  title,
  description: z.string().trim().default(''),
})
export type CourseInput = z.input<typeof courseInput>

export const pathInput = z.object({
  issuerId: z.uuid(),
  slug,
  title,
  description: z.string().trim().default(''),
  courseIds: z.array(z.uuid()).min(1, 'A path needs at least one course.'),
})
export type PathInput = z.input<typeof pathInput>

export const score = z
  .number({ error: 'Give the score as a number.' })
  .min(0, 'A score is between 0 and 100.')
  .max(100, 'A score is between 0 and 100.')

/** What a learner is called and where they are reached; the spelling is kept as given. */
export const personInput = z.object({
  email: z.string().trim().pipe(z.email('Give an e-mail address.').max(254)),
  name: z
    .string()
    .trim()
    .min(1, 'Give the learner’s name.')
    .max(300, 'A name has at most 300 characters.'),
})

/** Before it lie the years that other programs write for “no date”. */
export const earliest = new Date('1900-01-01T00:00:00Z')

export const completionInput = personInput.extend({
  courseId: z.uuid('Choose a course.'),
  completedAt: z
    .date({ error: 'Give the date of completion.' })
    .min(earliest, 'The date of completion lies before 1900.'),
  score: score.optional(),
})
export type CompletionInput = z.input<typeof completionInput>
