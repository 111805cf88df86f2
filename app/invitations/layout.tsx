import type { ReactNode } from 'react'
import { Document } from '@/app/document'
import { CalmPage } from '@/components/shell/calm-page'

export default function InvitationLayout({ children }: { children: ReactNode }) {
  return (
    <Document words={['people', 'errors']}>
      <CalmPage>{children}</CalmPage>
    </Document>
  )
}
