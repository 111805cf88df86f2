import { expect, it } from 'vitest'
import { catalogue } from '@/lib/platform/events/catalogue'
import { firstLocale, messagesOf } from '@/lib/platform/language/languages'

it('has words for every act that can be recorded', () => {
  const acts: Record<string, Record<string, string>> = messagesOf(firstLocale).audit.acts
  const wordless = Object.keys(catalogue).filter((name) => {
    const [subject = '', verb = ''] = name.split('/')
    return !acts[subject]?.[verb]
  })
  expect(wordless).toEqual([])
})
