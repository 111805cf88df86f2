import { getLocale, getTranslations } from 'next-intl/server'
import { spoken } from '@/lib/platform/language/rules'
import type { Told } from '@/lib/platform/language/say'

export type Speak = (told: Told) => string

/** Says what is told in the language of this request. */
export async function speaker(): Promise<Speak> {
  const [locale, words] = await Promise.all([getLocale(), getTranslations()])
  const t = words as unknown as (key: string, values?: Record<string, string | number>) => string
  return (told) => (typeof told === 'string' ? told : t(told.key, spoken(told.values, locale)))
}
