import type { ReactNode } from 'react'
import { Document } from '@/app/document'
import { SignedInHeader } from '@/app/signed-in-header'
import { SiteFooter } from '@/components/shell/site-footer'
import { SkipLink } from '@/components/shell/skip-link'

export default function LearnerLayout({ children }: { children: ReactNode }) {
  return (
    <Document words={['dashboard', 'settings', 'signIn', 'certificate']}>
      <div className="flex min-h-dvh flex-col">
        <SkipLink />
        <SignedInHeader />
        <main id="content" className="mx-auto w-full max-w-6xl flex-1 px-4 py-8 sm:px-6">
          {children}
        </main>
        <SiteFooter />
      </div>
    </Document>
  )
}
