import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'

export const metadata: Metadata = {
  title: { default: 'Laurel', template: '%s · Laurel' },
  applicationName: 'Laurel',
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf8f2' },
    { media: '(prefers-color-scheme: dark)', color: '#121512' },
  ],
}

/** Each part of the house draws its own `Document`, since each takes its language from elsewhere. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return children
}
