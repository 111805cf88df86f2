import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Document } from '@/app/document'
import { SiteFooter } from '@/components/shell/site-footer'
import { SiteHeader } from '@/components/shell/site-header'
import { SkipLink } from '@/components/shell/skip-link'
import { settings } from '@/lib/platform/env/settings'
import { locales } from '@/lib/platform/language/languages'

/** The address of the site is a setting: it is known when it runs, and not when it is built. */
export function generateMetadata(): Metadata {
  return { metadataBase: new URL(settings().baseUrl) }
}

/**
 * Pages that are the same for everybody. They read no cookie, so that they can be cached; the
 * language is in the address that `rewrites` in next.config.ts leads to.
 */
export default async function PublicLayout({
  params,
  children,
}: {
  params: Promise<{ locale: string }>
  children: ReactNode
}) {
  const { locale } = await params
  if (!locales().includes(locale)) notFound()
  setRequestLocale(locale)
  return (
    <Document words={['verify', 'certificate']}>
      <div className="flex min-h-dvh flex-col">
        <SkipLink />
        <SiteHeader />
        <main id="content" className="w-full flex-1">
          {children}
        </main>
        <SiteFooter />
      </div>
    </Document>
  )
}
