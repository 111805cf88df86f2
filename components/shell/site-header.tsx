import { useTranslations } from 'next-intl'
import { AccountLink } from './account-link'
import { Brand } from './brand'
import { NavLink } from './nav-link'
import { ThemeSwitch } from './theme-switch'

/** The head of pages that are the same for everybody: it does not know who looks. */
export function SiteHeader() {
  const t = useTranslations('shell')
  return (
    <header className="border-line border-b print:hidden">
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-2 px-4 sm:gap-4 sm:px-6">
        {/* On a narrow screen the mark alone says whose site it is. */}
        <div className="max-xs:[&_span]:sr-only">
          <Brand />
        </div>
        <nav aria-label={t('main')} className="flex min-w-0 flex-1 items-center justify-end gap-1">
          <NavLink href="/catalogue">{t('catalogue')}</NavLink>
          <NavLink href="/verify">{t('verify')}</NavLink>
          <ThemeSwitch />
          <AccountLink />
        </nav>
      </div>
    </header>
  )
}
