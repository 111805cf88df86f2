'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { Button, type Look, type Size } from './button'

/** Copies `text`, and says so for two seconds. `children` are the words on it, else “Copy”. */
export function CopyButton({
  text,
  look = 'plain',
  size = 'small',
  children,
}: {
  text: string
  look?: Look
  size?: Size
  children?: ReactNode
}) {
  const t = useTranslations('ui')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  const Icon = copied ? Check : Copy
  return (
    <Button
      look={look}
      size={size}
      onClick={async () => {
        await writeOut(text)
        setCopied(true)
      }}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {/* Both words take the room of the longer one, so that nothing beside it moves. */}
      <span className="grid">
        <span className={copied ? 'invisible col-start-1 row-start-1' : 'col-start-1 row-start-1'}>
          {children ?? t('copy')}
        </span>
        <span
          aria-live="polite"
          className={copied ? 'col-start-1 row-start-1' : 'invisible col-start-1 row-start-1'}
        >
          {copied ? t('copied') : null}
        </span>
      </span>
    </Button>
  )
}

/** The clipboard is closed to pages that did not come by https; a selected text is not. */
async function writeOut(text: string) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const box = document.createElement('textarea')
  box.value = text
  document.body.append(box)
  box.select()
  document.execCommand('copy')
  box.remove()
}
