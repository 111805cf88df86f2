import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import './globals.css'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { BeforePaint } from '@/components/shell/before-paint'
import { Toaster } from '@/components/ui/toaster'
import { directionOf, messagesOf } from '@/lib/platform/language/languages'
import type { Messages } from '@/lib/platform/language/messages'

/**
 * The page around everything. Each part of the house (public, learner, admin, sign-in) draws it for
 * itself, since each takes its language from elsewhere; `words` names the texts that its client
 * components need besides those of primitives and shell.
 */
export async function Document({
  words = [],
  children,
}: {
  words?: (keyof Messages)[]
  children: ReactNode
}) {
  const locale = await getLocale()
  const messages = messagesOf(locale)
  const given = Object.fromEntries(
    (['ui', 'shell', ...words] as const).map((name) => [name, messages[name]]),
  )
  return (
    // The theme is set before the page is first drawn, so React finds an attribute it did not write.
    <html lang={locale} dir={directionOf(locale)} suppressHydrationWarning>
      <head>
        <BeforePaint />
      </head>
      <body>
        <NextIntlClientProvider messages={given as never}>
          {children}
          <Toaster />
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
