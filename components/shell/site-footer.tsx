import Link from 'next/link'
import { useTranslations } from 'next-intl'

export function SiteFooter() {
  const t = useTranslations('shell')
  return (
    <footer className="mt-auto border-line border-t print:hidden">
      <div className="mx-auto flex max-w-6xl flex-wrap justify-between gap-x-6 gap-y-2 px-4 py-6 text-muted text-xs sm:px-6">
        <p>{t('footer')}</p>
        <nav aria-label={t('footerNav')} className="flex flex-wrap gap-x-6 gap-y-2">
          <Link href="/verify/many" className="hover:text-ink hover:underline">
            {t('verifyMany')}
          </Link>
          <Link href="/log" className="hover:text-ink hover:underline">
            {t('log')}
          </Link>
        </nav>
      </div>
    </footer>
  )
}
