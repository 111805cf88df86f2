'use client'

import { browserSupportsWebAuthn, startRegistration, WebAuthnError } from '@simplewebauthn/browser'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { askServer, Refused } from '@/app/ask-server'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { toast } from '@/components/ui/toast'

/** Makes a passkey on this device. What was typed stays when it comes to nothing. */
export function AddPasskey() {
  const t = useTranslations('settings.passkeys')
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()

  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const name = String(new FormData(form).get('name')).trim()
    if (busy) return
    setTrouble(undefined)
    if (!browserSupportsWebAuthn()) return setTrouble(t('unsupported'))
    setBusy(true)
    try {
      const optionsJSON = await askServer('/settings/passkeys/options')
      const response = await startRegistration({ optionsJSON })
      await askServer('/settings/passkeys', { name, response })
      form.reset()
      toast(t('kept', { name }))
      router.refresh()
    } catch (error) {
      setTrouble(error instanceof Refused ? error.message : t(wordFor(error)))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form onSubmit={add} className="flex max-w-md flex-col gap-4">
      {trouble ? (
        <Banner live tone="danger">
          {trouble}
        </Banner>
      ) : null}
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        maxLength={80}
        dir="auto"
        required
      />
      <Button type="submit" look="plain" className="self-start" aria-disabled={busy}>
        {busy ? t('busy') : t('add')}
      </Button>
    </form>
  )
}

function wordFor(error: unknown) {
  const known =
    error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
  return known ? 'known' : 'cancelled'
}
