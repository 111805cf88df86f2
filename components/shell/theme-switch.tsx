'use client'

import { Moon, Sun } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { chosenTheme, setTheme } from './theme'

/** Turns light into dark and back, and remembers it in this browser. Settings can undo the choice. */
export function ThemeSwitch() {
  const t = useTranslations('shell')
  return (
    <button
      type="button"
      onClick={() => setTheme(isDark() ? 'light' : 'dark')}
      className="grid size-10 shrink-0 cursor-pointer place-items-center rounded-md hover:bg-sunk"
    >
      <Sun aria-hidden="true" className="size-4.5 dark:hidden" />
      <Moon aria-hidden="true" className="hidden size-4.5 dark:block" />
      <span className="sr-only">{t('theme.turn')}</span>
    </button>
  )
}

function isDark() {
  const chosen = chosenTheme()
  return chosen === 'system'
    ? matchMedia('(prefers-color-scheme: dark)').matches
    : chosen === 'dark'
}
