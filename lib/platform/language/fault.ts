import type { z } from 'zod'
import { firstLocale, messagesOf } from './languages'
import { type MessageKey, type Sentence, say } from './say'

/** What is wrong with a field: the schema's own message where it is a text of ours, else its kind. */
export function fault(issue: z.core.$ZodIssue): Sentence {
  if (isKey(issue.message)) return say(issue.message)
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
        ? say('errors.invalid.tooLong', { maximum: Number(issue.maximum) })
        : say('errors.invalid.tooLarge', { maximum: Number(issue.maximum) })
    case 'too_small':
      return issue.origin === 'string'
        ? say('errors.invalid.tooShort', { minimum: Number(issue.minimum) })
        : say('errors.invalid.tooSmall', { minimum: Number(issue.minimum) })
    case 'invalid_value':
      return say('errors.invalid.choose')
    case 'invalid_type':
      return say(issue.input === undefined ? 'errors.invalid.missing' : 'errors.invalid.other')
    default:
      return say('errors.invalid.other')
  }
}

function isKey(text: string): text is MessageKey {
  let at: unknown = messagesOf(firstLocale)
  for (const name of text.split('.')) at = (at as Record<string, unknown> | undefined)?.[name]
  return typeof at === 'string'
}
