'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useActionState, useEffect, useRef, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Disclosure } from '@/components/ui/disclosure'
import { TextArea } from '@/components/ui/field'
import { FileDrop } from '@/components/ui/file-drop'
import { Skeleton } from '@/components/ui/skeleton'
import { SubmitButton } from '@/components/ui/submit-button'
import { Outcome } from '@/components/verification/outcome'
import type { Answered } from './actions'

/** The kinds of file in which certificates come. */
const kinds = '.pdf,.png,.svg,.jpg,.jpeg,.webp,.json,.jsonld,.jwt,.txt'

/**
 * Verifying what somebody holds: a file or a text, whose answer stands above the ways of asking, which
 * `children` begin with. Each is a plain form that works without JavaScript.
 */
export function ByUpload({
  action,
  atMost,
  answer,
  children,
}: {
  /** Most that a file may have, in bytes. */
  atMost: number
  action: (before: Answered, form: FormData) => Promise<Answered>
  /** What was asked for by the address of the page. */
  answer?: ReactNode
  children: ReactNode
}) {
  const t = useTranslations('verify')
  const [state, send, pending] = useActionState(action, {})
  const [tooLarge, setTooLarge] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { told, text } = state
  const error = tooLarge ? t('byFile.tooLarge') : state.error

  function choose(file: File | null) {
    const large = (file?.size ?? 0) > atMost
    setTooLarge(large)
    if (file && !large) form.current?.requestSubmit()
  }
  function hold(event: FormEvent) {
    if (tooLarge) event.preventDefault()
  }

  return (
    <>
      <div className="mb-10 empty:hidden" data-testid="answer">
        {pending ? <Looking /> : null}
        {!pending && error ? <Failed error={error} /> : null}
        {!pending && !error && told ? <Outcome told={told} /> : null}
        {!pending && !error && !told ? answer : null}
      </div>
      <div className="divide-y divide-line rounded-md border border-line bg-surface shadow-md *:p-5 sm:*:p-6">
        {children}
        <section aria-labelledby="by-file">
          <h2 id="by-file" className="mb-4 text-lg">
            {t('byFile.title')}
          </h2>
          <form ref={form} action={send} onSubmit={hold} className="space-y-4">
            <FileDrop
              name="file"
              label={t('byFile.label')}
              hint={t('byFile.hint')}
              accept={kinds}
              required
              paste
              onChoose={choose}
            />
            <SubmitButton look="plain">{t('byFile.action')}</SubmitButton>
          </form>
        </section>
        <Disclosure summary={t('byText.title')} open={text !== undefined}>
          <form action={send} className="space-y-4">
            <TextArea
              name="credential"
              label={t('byText.label')}
              hint={t('byText.hint')}
              required
              rows={6}
              spellCheck={false}
              {...(text === undefined ? {} : { defaultValue: text })}
              dir="ltr"
            />
            <SubmitButton look="plain">{t('byText.action')}</SubmitButton>
          </form>
        </Disclosure>
      </div>
    </>
  )
}

function Looking() {
  const t = useTranslations('verify')
  return (
    <div role="status" className="space-y-4">
      <p className="text-lg">{t('checking')}</p>
      <Skeleton className="h-28" />
      <Skeleton className="h-48" />
    </div>
  )
}

function Failed({ error }: { error: string }) {
  const t = useTranslations('verify')
  const place = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each failure is told anew
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [error])
  return (
    <div ref={place}>
      <Banner tone="danger" title={t('error')} live>
        {error}
      </Banner>
    </div>
  )
}
