import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import { Brand } from './brand'
import { SiteFooter } from './site-footer'
import { SkipLink } from './skip-link'
import { ThemeSwitch } from './theme-switch'

/** A page with one thing to do, on a card in the middle: signing in, setting up. */
export function CalmPage({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="mx-auto flex h-14 w-full max-w-6xl items-center justify-between px-4 sm:px-6">
        <Brand />
        <ThemeSwitch />
      </header>
      <main
        id="content"
        className={classes(
          'mx-auto w-full flex-1 px-4 pt-4 pb-16 sm:pt-[9vh]',
          wide ? 'max-w-2xl' : 'max-w-md',
        )}
      >
        {children}
      </main>
      <SiteFooter />
    </div>
  )
}
