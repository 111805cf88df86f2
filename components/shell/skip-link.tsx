import { useTranslations } from 'next-intl'

/** The first thing a keyboard meets: past the head, to `#content`. */
export function SkipLink() {
  const t = useTranslations('shell')
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-md bg-laurel px-4 py-2 font-medium text-on-laurel focus:not-sr-only focus:fixed focus:start-4 focus:top-4"
    >
      {t('skip')}
    </a>
  )
}
