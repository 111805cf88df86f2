'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { chosenTheme, setTheme, type Theme } from '@/components/shell/theme'

const themes: Theme[] = ['system', 'light', 'dark']

/** Light, dark, or as the system has it: in this browser, at once. */
export function ThemeChoice() {
  const t = useTranslations('settings.look')
  const words = useTranslations('shell.theme')
  const [chosen, setChosen] = useState<Theme>('system')
  useEffect(() => setChosen(chosenTheme()), [])
  return (
    <fieldset>
      <legend className="mb-2 font-medium">{t('theme')}</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {themes.map((theme) => (
          <label key={theme} className="flex min-h-8 cursor-pointer items-center gap-2">
            <input
              type="radio"
              name="theme"
              className="tick-box"
              checked={chosen === theme}
              onChange={() => {
                setTheme(theme)
                setChosen(theme)
              }}
            />
            {words(theme)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
