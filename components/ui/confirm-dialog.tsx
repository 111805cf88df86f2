'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ActionForm, type FormAction } from './action-form'
import type { Look, Size } from './button'
import { Dialog, DialogClose } from './dialog'
import { SubmitButton } from './submit-button'

/**
 * Asks before something grave: `children` say what will happen and may hold fields, `verb` stands
 * on the button. It closes when it worked; what went wrong is said inside, with what was typed.
 */
export function ConfirmDialog({
  trigger,
  triggerLook = 'plain',
  triggerSize = 'normal',
  title,
  lead,
  action,
  verb,
  busy,
  look = 'danger',
  hidden = {},
  children,
}: {
  trigger: ReactNode
  triggerLook?: Look
  triggerSize?: Size
  title: ReactNode
  lead?: ReactNode
  action: FormAction
  verb: string
  busy?: string
  look?: 'danger' | 'primary'
  /** What the form carries besides its fields. */
  hidden?: Record<string, string>
  children?: ReactNode
}) {
  const t = useTranslations('ui')
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      trigger={trigger}
      look={triggerLook}
      size={triggerSize}
      open={open}
      onOpenChange={setOpen}
      title={title}
      lead={lead}
    >
      <ActionForm action={action} toast onDone={() => setOpen(false)} className="space-y-4">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <div className="flex flex-wrap justify-end gap-2 pt-2">
          <DialogClose>{t('cancel')}</DialogClose>
          <SubmitButton look={look} {...(busy ? { busy } : {})}>
            {verb}
          </SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  )
}
