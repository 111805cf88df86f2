'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { type ReactNode, Suspense } from 'react'
import { ButtonLink } from '@/components/ui/button'

/** Leads to signing in, and from there back to this very page. */
export function SignInLink({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ButtonLink href="/sign-in">{children}</ButtonLink>}>
      <Back>{children}</Back>
    </Suspense>
  )
}

function Back({ children }: { children: ReactNode }) {
  const path = usePathname()
  const search = useSearchParams().toString()
  const here = search ? `${path}?${search}` : path
  return <ButtonLink href={`/sign-in?next=${encodeURIComponent(here)}`}>{children}</ButtonLink>
}
