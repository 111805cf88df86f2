import { getTranslations } from 'next-intl/server'
import type { Sentence } from '@/lib/platform/language/say'

/** Says sentences in the language of this request. */
export async function speaker(): Promise<(sentence: Sentence) => string> {
  const t = (await getTranslations()) as unknown as (
    key: string,
    values?: Record<string, string | number>,
  ) => string
  return ({ key, values }) => t(key, values)
}
