'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { recordCompletion } from '@/lib/awards/learning/record-completion'
import { completionInput, details } from '@/lib/awards/learning/schema'
import { messageKey, say } from '@/lib/platform/language/say'

const { courseId, email, name, score } = completionInput.shape

/** A form sends words only: the date, the score and what is printed besides are read from them. */
const input = z
  .looseObject({
    courseId: z.string({ error: messageKey('completions.chooseCourse') }).pipe(courseId),
    email: z.string({ error: messageKey('completions.giveEmail') }).pipe(email),
    name: z.string({ error: messageKey('completions.giveName') }).pipe(name),
    completedAt: z.iso
      .date({ error: messageKey('completions.giveDate') })
      .transform((day) => new Date(`${day}T00:00:00Z`)),
    score: z.string().transform(Number).pipe(score.unwrap()).optional(),
  })
  .transform(({ courseId, email, name, completedAt, score, ...rest }) => ({
    ...{ courseId, email, name, completedAt },
    ...(score === undefined ? {} : { score }),
    details: detailsIn(rest),
  }))
  .refine((given) => details.safeParse(given.details).success, {
    error: messageKey('completions.detailLength'),
    path: ['details'],
  })

/** The fields “detail.hours” and their like; one that is left empty is not there. */
function detailsIn(rest: Record<string, unknown>): Record<string, string> {
  const given = Object.entries(rest).flatMap(([name, value]) => {
    const key = /^detail\.(.+)$/.exec(name)?.[1]
    return key && typeof value === 'string' ? [[key, value] as const] : []
  })
  return Object.fromEntries(given)
}

export const record = action(input, recordCompletion, ({ isNew }, { name }) =>
  say(isNew ? 'completions.recorded' : 'completions.known', { name }),
)
