import type { ReactNode } from 'react'
import { SignedInHeader } from '@/app/signed-in-header'
import { SiteFooter } from '@/components/shell/site-footer'

export default function LearnerLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SignedInHeader />
      <main className="mx-auto w-full max-w-5xl flex-1 px-4 py-8 sm:px-6">{children}</main>
      <SiteFooter />
    </div>
  )
}
