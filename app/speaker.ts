import { getTranslations } from 'next-intl/server'
import type { Told } from '@/lib/platform/language/say'

export type Speak = (told: Told) => string

/** Says what is told in the language of this request. */
export async function speaker(): Promise<Speak> {
  const t = (await getTranslations()) as unknown as (
    key: string,
    values?: Record<string, string | number>,
  ) => string
  return (told) => (typeof told === 'string' ? told : t(told.key, told.values))
}
