import type { ReactNode } from 'react'
import { Document } from '@/app/document'
import { CalmPage } from '@/components/shell/calm-page'

export default function SignInLayout({ children }: { children: ReactNode }) {
  return (
    <Document words={['signIn']}>
      <CalmPage>{children}</CalmPage>
    </Document>
  )
}
