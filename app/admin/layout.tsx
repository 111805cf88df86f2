import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Document } from '@/app/document'
import { gate } from '@/app/gate'
import { SignedInHeader } from '@/app/signed-in-header'
import { SkipLink } from '@/components/shell/skip-link'
import { readableIssuers } from '@/lib/platform/access/policy'
import type { Messages } from '@/lib/platform/language/messages'
import { AdminNav } from './admin-nav'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell')
  return {
    title: { default: t('admin'), template: `%s · ${t('laurelAdmin')}` },
    robots: { index: false },
  }
}

const words: (keyof Messages)[] = [
  'admin',
  'audit',
  'certificates',
  'certifications',
  'completions',
  'errors',
  'imports',
  'jobs',
  'learning',
  'mailbox',
  'people',
  'review',
  'templates',
]

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await gate((ctx) => {
    readableIssuers(ctx)
    return ctx.actor
  })
  return (
    <Document words={words}>
      <div className="flex min-h-dvh flex-col">
        <SkipLink />
        <SignedInHeader wide />
        <div className="mx-auto grid w-full max-w-7xl flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr] lg:grid-cols-[13rem_minmax(0,1fr)] lg:grid-rows-1">
          <AdminNav platform={actor.kind === 'user' && actor.platformAdmin} />
          <main id="content" className="min-w-0 px-4 py-6 sm:px-6 lg:py-8">
            {children}
          </main>
        </div>
      </div>
    </Document>
  )
}
