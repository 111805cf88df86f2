'use client'

import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Toaster as Sonner } from 'sonner'
import { buttonClasses } from './button'

/** Where toasts appear; once in a page, at its end. */
export function Toaster() {
  const t = useTranslations('ui')
  return (
    <Sonner
      position="bottom-center"
      containerAriaLabel={t('notifications')}
      icons={{
        success: <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-valid" />,
        error: <CircleAlert aria-hidden="true" className="size-4 shrink-0 text-danger" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-(--width) items-center font-sans gap-3 rounded-md border border-line bg-surface px-4 py-3 text-ink shadow-md',
          content: 'min-w-0 flex-1',
          title: 'wrap-anywhere text-sm',
          actionButton: buttonClasses('plain', 'small'),
        },
      }}
    />
  )
}
