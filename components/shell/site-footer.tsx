import { useTranslations } from 'next-intl'

export function SiteFooter() {
  const t = useTranslations('shell')
  return (
    <footer className="mt-auto border-line border-t print:hidden">
      <p className="mx-auto max-w-6xl px-4 py-6 text-muted text-xs sm:px-6">{t('footer')}</p>
    </footer>
  )
}
