'use client'

import { Search } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import { classes } from '@/components/ui/classes'
import { Kbd } from '@/components/ui/kbd'

// Comes when it is first opened: nobody else pays for it.
const CommandWindow = dynamic(() => import('./command-window'), { ssr: false })
const ShortcutsWindow = dynamic(() => import('./shortcuts-window'), { ssr: false })

/** The button that opens the command palette, and the keys: ⌘K or Ctrl+K, `/` and `?`. */
export function CommandPalette({ platform }: { platform: boolean }) {
  const t = useTranslations('shell.palette')
  const [shown, setShown] = useState<'commands' | 'shortcuts' | null>(null)
  const [asked, setAsked] = useState(false)
  const show = (which: typeof shown) => {
    setAsked(true)
    setShown(which)
  }
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.altKey) {
      event.preventDefault()
      show(shown === 'commands' ? null : 'commands')
      return
    }
    if (event.metaKey || event.ctrlKey || event.altKey || writing(event.target) || shown) return
    const search = document.querySelector<HTMLInputElement>('input[data-search]')
    if (event.key === '?') show('shortcuts')
    else if (event.key === '/' && search) search.focus()
    else if (event.key === '/') show('commands')
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Meta+K Control+K"
        onClick={() => show('commands')}
        className={classes(
          'flex size-10 shrink-0 cursor-pointer items-center justify-center gap-2 rounded-md text-muted hover:bg-sunk hover:text-ink',
          'md:h-9 md:w-56 md:justify-start md:border md:border-line md:bg-surface md:px-3',
        )}
      >
        <Search aria-hidden="true" className="size-5 shrink-0 md:size-4" />
        <span className="max-md:sr-only md:flex-1 md:text-start">{t('open')}</span>
        <span aria-hidden="true" className="flex gap-0.5 max-md:hidden">
          <Kbd>⌘</Kbd>
          <Kbd>K</Kbd>
        </span>
      </button>
      {asked ? (
        <>
          <CommandWindow
            platform={platform}
            open={shown === 'commands'}
            onOpenChange={(open) => setShown(open ? 'commands' : null)}
            onShortcuts={() => setShown('shortcuts')}
          />
          <ShortcutsWindow
            open={shown === 'shortcuts'}
            onOpenChange={(open) => setShown(open ? 'shortcuts' : null)}
          />
        </>
      ) : null}
    </>
  )
}

function writing(target: EventTarget | null) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
