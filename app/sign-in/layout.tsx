import type { ReactNode } from 'react'
import { Document } from '@/app/document'
import { SiteFooter } from '@/components/shell/site-footer'
import { SiteHeader } from '@/components/shell/site-header'
import { SkipLink } from '@/components/shell/skip-link'

export default function SignInLayout({ children }: { children: ReactNode }) {
  return (
    <Document words={['signIn']}>
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
