'use client'

import { type ComponentProps, createContext, type ReactNode, useContext, useState } from 'react'
import type { ActionState } from './action-form'
import { Button } from './button'
import { ConfirmDialog } from './confirm-dialog'
import { CopyButton } from './copy-button'
import { Dialog } from './dialog'

/** A server action whose answer holds what nothing can tell again. */
export type TellingAction = (
  before: ActionState,
  form: FormData,
) => Promise<ActionState & { told?: string }>

const Show = createContext<(told: string) => void>(() => undefined)

/**
 * Shows each key or link that is made by a `TellingDialog` inside, once. It stays while the page is
 * drawn anew.
 */
export function ShownOnce({
  words,
  children,
}: {
  words: Record<'title' | 'text' | 'copy' | 'done', string>
  children: ReactNode
}) {
  const [told, setTold] = useState('')
  const [open, setOpen] = useState(false)
  const show = (made: string) => {
    setTold(made)
    setOpen(true)
  }
  return (
    <Show value={show}>
      {children}
      <Dialog open={open} onOpenChange={setOpen} title={words.title} lead={words.text}>
        <code
          dir="ltr"
          data-testid="shown-once"
          className="block select-all break-all rounded-md border border-line bg-sunk p-3 font-mono text-sm"
        >
          {told}
        </code>
        <div className="flex flex-wrap justify-end gap-2 pt-4">
          <CopyButton text={told} size="normal">
            {words.copy}
          </CopyButton>
          <Button onClick={() => setOpen(false)}>{words.done}</Button>
        </div>
      </Dialog>
    </Show>
  )
}

/** Asks, as `ConfirmDialog` does, and shows what comes of it. */
export function TellingDialog({
  action,
  ...rest
}: Omit<ComponentProps<typeof ConfirmDialog>, 'action'> & { action: TellingAction }) {
  const show = useContext(Show)
  const [made, setMade] = useState(0)
  return (
    // Begun anew, it is closed: a toast that said so would lie over what is shown, on a phone.
    <ConfirmDialog
      key={made}
      {...rest}
      action={async (before, form) => {
        const { told, ...answer } = await action(before, form)
        if (!told) return answer
        show(told)
        setMade(made + 1)
        return {}
      }}
    />
  )
}
