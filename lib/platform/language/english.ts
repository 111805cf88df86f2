import { createTranslator } from 'use-intl/core'
import { firstLocale, messagesOf } from './languages'
import type { Messages } from './messages'
import { spoken, type Values } from './rules'
import type { MessageKey, Told } from './say'

type Words = (key: MessageKey, values?: Values) => string

/** What is told in English, for logs, the command line and what machines read. */
export function english(told: Told): string {
  return typeof told === 'string' ? told : wordsIn(firstLocale)(told.key as MessageKey, told.values)
}

const made = new WeakMap<Messages, Words>()

/** The texts of a language, by their full names. Made once for as long as the texts are the same. */
export function wordsIn(locale: string): Words {
  const messages = messagesOf(locale)
  const known = made.get(messages)
  if (known) return known
  const t = createTranslator({ locale, messages, timeZone: 'UTC' }) as unknown as Words
  const words: Words = (key, values) => t(key, spoken(values, locale))
  made.set(messages, words)
  return words
}
