import type { ReactNode } from 'react'
import { SiteFooter } from '@/components/shell/site-footer'
import { SiteHeader } from '@/components/shell/site-header'
import { Document } from './document'

/** A notice that has no part of the house around it, as a whole page. */
export function NoticePage({ children }: { children: ReactNode }) {
  return (
    <Document>
      <div className="flex min-h-dvh flex-col">
        <SiteHeader />
        <main className="flex-1">{children}</main>
        <SiteFooter />
      </div>
    </Document>
  )
}
