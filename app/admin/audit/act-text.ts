import type { useTranslations } from 'next-intl'

type Words = ReturnType<typeof useTranslations<'audit'>>

/** What was done, in words; a fact of a version to come is shown by its name. */
export function actText(t: Words, action: string): string {
  const key = `acts.${action.replace('/', '.')}` as Parameters<Words>[0]
  return t.has(key) ? t(key) : action
}
