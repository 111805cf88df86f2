'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { buttonClasses } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'

/**
 * The way in, or to one's own certificates where one is in already. The page is the same for all, so
 * who looks is asked for once it is there; both words take their room from the beginning.
 */
export function AccountLink() {
  const t = useTranslations('shell')
  const signedIn = useSignedIn()
  const word = (shown: boolean) =>
    classes('col-start-1 row-start-1 transition-opacity', !shown && 'invisible opacity-0')
  return (
    <Link
      href={signedIn ? '/dashboard' : '/sign-in'}
      className={classes(buttonClasses('plain', 'small'), 'whitespace-nowrap')}
    >
      <span className="grid justify-items-center">
        <span className={word(!signedIn)}>{t('signIn')}</span>
        <span className={word(signedIn)}>
          <span className="sm:hidden">{t('myCertificatesShort')}</span>
          <span className="max-sm:hidden">{t('myCertificates')}</span>
        </span>
      </span>
    </Link>
  )
}

function useSignedIn(): boolean {
  const [signedIn, setSignedIn] = useState(false)
  useEffect(() => {
    const gone = new AbortController()
    ask(gone.signal).then(
      (known) => {
        if (!gone.signal.aborted) setSignedIn(known)
      },
      (error: unknown) => {
        // Offline, or the page was left: “Sign in” still leads to the right place.
        if (!(error instanceof TypeError || gone.signal.aborted)) throw error
      },
    )
    return () => gone.abort()
  }, [])
  return signedIn
}

async function ask(signal: AbortSignal): Promise<boolean> {
  const answer = await fetch('/api/me', { signal, headers: { accept: 'application/json' } })
  return answer.status === 200
}
