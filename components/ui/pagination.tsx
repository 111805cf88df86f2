import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ButtonLink } from './button'

type Way = string | null | undefined

/** Keyset pages: to the newer and the older ones, and back to the newest. */
export function Pagination({ first, previous, next }: { first?: Way; previous?: Way; next?: Way }) {
  const t = useTranslations('ui')
  if (!first && !previous && !next) return null
  return (
    <nav aria-label={t('pages')} className="mt-4 flex flex-wrap gap-2 print:hidden">
      {first ? (
        <ButtonLink look="plain" size="small" href={first}>
          {t('newest')}
        </ButtonLink>
      ) : null}
      {previous ? (
        <ButtonLink look="plain" size="small" href={previous} rel="prev">
          <ChevronLeft aria-hidden="true" className="size-4 rtl:rotate-180" />
          {t('newer')}
        </ButtonLink>
      ) : null}
      {next ? (
        <ButtonLink look="plain" size="small" href={next} rel="next">
          {t('older')}
          <ChevronRight aria-hidden="true" className="size-4 rtl:rotate-180" />
        </ButtonLink>
      ) : null}
    </nav>
  )
}
