import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { Document } from '@/app/document'

export const metadata: Metadata = { title: 'Design', robots: { index: false } }

/** Every primitive in every state, for whoever works on them; nobody else is told it exists. */
export default function DesignLayout({ children }: { children: ReactNode }) {
  if (process.env.NODE_ENV !== 'development') notFound()
  return <Document words={['design']}>{children}</Document>
}
