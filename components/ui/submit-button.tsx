'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'

/** Sends the form around it, once: it rests while the answer is on its way. */
export function SubmitButton({
  children,
  busy,
  ...rest
}: ComponentProps<typeof Button> & { busy?: string }) {
  const t = useTranslations('ui')
  const { pending } = useFormStatus()
  return (
    <Button {...rest} type="submit" aria-disabled={pending} onClick={pending ? hold : undefined}>
      {pending ? (busy ?? t('busy')) : children}
    </Button>
  )
}

// Not `disabled`: that would take the focus away from whoever pressed it by keyboard.
function hold(event: { preventDefault(): void }) {
  event.preventDefault()
}
