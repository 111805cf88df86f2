import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { gate } from '@/app/gate'
import { SignedInHeader } from '@/app/signed-in-header'
import { readableIssuers } from '@/lib/platform/access/policy'
import { AdminNav } from './admin-nav'

export const metadata: Metadata = {
  title: { default: 'Admin', template: '%s · Laurel admin' },
  robots: { index: false },
}

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await gate((ctx) => {
    readableIssuers(ctx)
    return ctx.actor
  })
  return (
    <div className="flex min-h-dvh flex-col">
      <SignedInHeader />
      <div className="mx-auto grid w-full max-w-7xl flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr] lg:grid-cols-[13rem_minmax(0,1fr)] lg:grid-rows-1">
        <AdminNav platform={actor.kind === 'user' && actor.platformAdmin} />
        <main className="min-w-0 px-4 py-6 sm:px-6 lg:py-8">{children}</main>
      </div>
    </div>
  )
}
