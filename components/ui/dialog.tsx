'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { buttonClasses, type Look, type Size } from './button'
import { classes } from './classes'

const widths = { small: 'sm:max-w-md', normal: 'sm:max-w-xl', wide: 'sm:max-w-3xl' }

type Given = {
  title: ReactNode
  lead?: ReactNode
  children: ReactNode
  width?: keyof typeof widths
}

/**
 * A window above the page; on a phone it rises from the foot. Opened by its own button (`trigger`,
 * the words on it), or held open from outside by `open`.
 */
export function Dialog({
  trigger,
  look = 'plain',
  size = 'normal',
  open,
  onOpenChange,
  ...rest
}: Given & {
  trigger?: ReactNode
  look?: Look
  size?: Size
  open?: boolean
  onOpenChange?: (open: boolean) => void
}) {
  const [own, setOwn] = useState(false)
  return (
    <Base.Root open={open ?? own} onOpenChange={onOpenChange ?? setOwn}>
      {trigger ? (
        <Base.Trigger className={buttonClasses(look, size)}>{trigger}</Base.Trigger>
      ) : null}
      <DialogWindow {...rest} />
    </Base.Root>
  )
}

function DialogWindow({ title, lead, children, width = 'normal' }: Given) {
  const t = useTranslations('ui')
  return (
    <Base.Portal>
      <Veil />
      <Base.Popup
        className={classes(
          'fixed inset-x-0 bottom-0 z-50 max-h-[90dvh] overflow-y-auto overscroll-contain p-5 sm:inset-x-4 sm:top-[10dvh] sm:bottom-auto sm:mx-auto sm:max-h-[80dvh] sm:p-6',
          'popup max-sm:rounded-b-none max-sm:pb-[max(1.25rem,env(safe-area-inset-bottom))]',
          widths[width],
        )}
      >
        <div className="mb-4 flex items-start justify-between gap-4">
          <div className="min-w-0">
            <Base.Title className="wrap-anywhere font-serif text-lg">{title}</Base.Title>
            {lead ? <Base.Description className="mt-1 text-muted">{lead}</Base.Description> : null}
          </div>
          <Base.Close
            aria-label={t('close')}
            className={classes(buttonClasses('quiet', 'icon'), '-me-2 -mt-1.5')}
          >
            <X aria-hidden="true" className="size-4" />
          </Base.Close>
        </div>
        {children}
      </Base.Popup>
    </Base.Portal>
  )
}

/** What dims the page behind a window. */
export function Veil() {
  return (
    <Base.Backdrop className="fixed inset-0 z-50 bg-veil transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
  )
}

/** Closes the dialog around it and changes nothing. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Base.Close className={buttonClasses('plain')}>{children}</Base.Close>
}
