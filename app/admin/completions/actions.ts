'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { recordCompletion } from '@/lib/awards/learning/record-completion'
import { completionInput } from '@/lib/awards/learning/schema'

const { courseId, email, name, score } = completionInput.shape

/** A form sends words only: the date and the score are read from them. */
const input = z.object({
  courseId: z.string({ error: 'Choose a course.' }).pipe(courseId),
  email: z.string({ error: 'Give the learner’s e-mail address.' }).pipe(email),
  name: z.string({ error: 'Give the learner’s name.' }).pipe(name),
  completedAt: z.iso
    .date({ error: 'Give the date of completion.' })
    .transform((day) => new Date(`${day}T00:00:00Z`)),
  score: z.string().transform(Number).pipe(score.unwrap()).optional(),
})

export const record = action(
  input,
  (ctx, { score, ...rest }) =>
    recordCompletion(ctx, score === undefined ? rest : { ...rest, score }),
  ({ isNew }, { name }) =>
    isNew
      ? `The completion of ${name} is recorded.`
      : `This completion of ${name} was recorded before; nothing was changed.`,
)
