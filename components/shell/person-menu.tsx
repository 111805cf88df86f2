'use client'

import { Award, LogOut, Monitor, Moon, Settings, ShieldCheck, Sun } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { startTransition } from 'react'
import { Menu, MenuGroup, MenuItem, MenuLink } from '@/components/ui/menu'
import { setTheme, type Theme } from './theme'

const themes: [Theme, typeof Sun][] = [
  ['light', Sun],
  ['dark', Moon],
  ['system', Monitor],
]

/** Who is signed in, and what is theirs alone to choose: settings, theme, leaving. */
export function PersonMenu({
  name,
  email,
  canAdmin,
  signOut,
}: {
  name: string | null
  email: string
  canAdmin: boolean
  signOut: () => Promise<void>
}) {
  const t = useTranslations('shell')
  return (
    <Menu
      label={t('accountOf', { name: name ?? email })}
      look="quiet"
      size="icon"
      trigger={<Initials name={name ?? email} />}
    >
      <div className="px-2.5 pt-1.5 pb-2">
        <p dir="auto" className="wrap-anywhere line-clamp-2 font-medium">
          {name ?? email}
        </p>
        {name ? <p className="wrap-anywhere text-muted text-xs">{email}</p> : null}
      </div>
      <MenuGroup label={t('account')}>
        <MenuLink href="/dashboard">
          <Award aria-hidden="true" className="size-4" />
          {t('myCertificates')}
        </MenuLink>
        {canAdmin ? (
          <MenuLink href="/admin">
            <ShieldCheck aria-hidden="true" className="size-4" />
            {t('admin')}
          </MenuLink>
        ) : null}
        <MenuLink href="/settings">
          <Settings aria-hidden="true" className="size-4" />
          {t('settings')}
        </MenuLink>
      </MenuGroup>
      <MenuGroup label={t('theme.label')}>
        {themes.map(([theme, Icon]) => (
          <MenuItem key={theme} onClick={() => setTheme(theme)}>
            <Icon aria-hidden="true" className="size-4" />
            {t(`theme.${theme}`)}
          </MenuItem>
        ))}
      </MenuGroup>
      <div className="border-line border-t pt-1">
        <MenuItem onClick={() => startTransition(signOut)}>
          <LogOut aria-hidden="true" className="size-4 rtl:rotate-180" />
          {t('signOut')}
        </MenuItem>
      </div>
    </Menu>
  )
}

function Initials({ name }: { name: string }) {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .flatMap((word) => (word ? [[...word][0]?.toLocaleUpperCase()] : []))
    .join('')
  return (
    <span
      aria-hidden="true"
      className="grid size-8 place-items-center rounded-full bg-laurel-soft font-semibold text-laurel text-xs"
    >
      {letters}
    </span>
  )
}
