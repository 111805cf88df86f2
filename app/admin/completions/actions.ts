'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { recordCompletion } from '@/lib/awards/learning/record-completion'
import { completionInput } from '@/lib/awards/learning/schema'
import { messageKey, say } from '@/lib/platform/language/say'

const { courseId, email, name, score } = completionInput.shape

/** A form sends words only: the date and the score are read from them. */
const input = z.object({
  courseId: z.string({ error: messageKey('completions.chooseCourse') }).pipe(courseId),
  email: z.string({ error: messageKey('completions.giveEmail') }).pipe(email),
  name: z.string({ error: messageKey('completions.giveName') }).pipe(name),
  completedAt: z.iso
    .date({ error: messageKey('completions.giveDate') })
    .transform((day) => new Date(`${day}T00:00:00Z`)),
  score: z.string().transform(Number).pipe(score.unwrap()).optional(),
})

export const record = action(
  input,
  (ctx, { score, ...rest }) =>
    recordCompletion(ctx, score === undefined ? rest : { ...rest, score }),
  ({ isNew }, { name }) => say(isNew ? 'completions.recorded' : 'completions.known', { name }),
)
