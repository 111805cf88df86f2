import { createTranslator } from 'use-intl/core'
import { firstLocale, messagesOf } from './languages'
import type { MessageKey, Sentence } from './say'

/** A sentence in English, for logs, the command line and what machines read. */
export function english({ key, values }: Sentence): string {
  return wordsIn(firstLocale)(key, values)
}

/** The texts of a language, by their full names. */
export function wordsIn(
  locale: string,
): (key: MessageKey, values?: Record<string, string | number>) => string {
  const t = createTranslator({ locale, messages: messagesOf(locale), timeZone: 'UTC' })
  return t as unknown as (key: string, values?: Record<string, string | number>) => string
}
