'use client'

import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  WebAuthnError,
} from '@simplewebauthn/browser'
import { Fingerprint } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import { askServer, Refused } from '@/app/ask-server'
import { Button } from '@/components/ui/button'

type State = { busy: boolean; trouble?: string }

/**
 * Signs in with a passkey: by the button, or from what the browser offers in the address field. A
 * browser that knows none says so when asked.
 */
export function PasskeyButton({ next }: { next: string }) {
  const t = useTranslations('signIn.passkey')
  const [{ busy, trouble }, setState] = useState<State>({ busy: false })

  const signIn = async (useBrowserAutofill: boolean) => {
    // Nobody has pressed anything while the offer in the field is being made.
    let asked = !useBrowserAutofill
    try {
      if (!browserSupportsWebAuthn()) return setState({ busy: false, trouble: t('unsupported') })
      const optionsJSON = await askServer('/sign-in/passkey/options')
      const answer = await startAuthentication({ optionsJSON, useBrowserAutofill })
      asked = true
      setState({ busy: true })
      await askServer('/sign-in/passkey', answer)
      // Not the router: what it remembers was drawn for somebody else.
      window.location.assign(next)
    } catch (error) {
      if (error instanceof WebAuthnError && error.code === 'ERROR_CEREMONY_ABORTED') return
      if (!asked) return
      setState({ busy: false, trouble: error instanceof Refused ? error.message : wordFor(error) })
    }
  }
  const wordFor = (error: unknown) => t(error instanceof TypeError ? 'offline' : 'cancelled')

  const offer = useEffectEvent(async () => {
    if (await browserSupportsWebAuthnAutofill()) await signIn(true)
  })
  useEffect(() => void offer(), [])

  return (
    <>
      <Button
        look="plain"
        size="large"
        className="w-full"
        aria-disabled={busy}
        onClick={() => {
          if (busy) return
          setState({ busy: true })
          void signIn(false)
        }}
      >
        <Fingerprint aria-hidden="true" className="size-4.5 shrink-0" />
        {busy ? t('busy') : t('button')}
      </Button>
      <p role="alert" className="text-center font-medium text-danger empty:hidden">
        {trouble}
      </p>
    </>
  )
}
