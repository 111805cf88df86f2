'use client'

import { type ComponentProps, createContext, type ReactNode, useContext, useState } from 'react'
import type { ActionState } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'

/** A server action whose answer holds a key. */
export type KeyAction = (
  before: ActionState,
  form: FormData,
) => Promise<ActionState & { key?: string }>

const Show = createContext<(key: string) => void>(() => undefined)

/** Shows each key that is made by what is inside, once. It stays while the page is drawn anew. */
export function NewKeys({
  words,
  children,
}: {
  words: Record<'title' | 'text' | 'copy' | 'done', string>
  children: ReactNode
}) {
  const [key, setKey] = useState('')
  const [open, setOpen] = useState(false)
  const show = (made: string) => {
    setKey(made)
    setOpen(true)
  }
  return (
    <Show value={show}>
      {children}
      <Dialog open={open} onOpenChange={setOpen} title={words.title} lead={words.text}>
        <code
          dir="ltr"
          data-testid="new-key"
          className="block select-all break-all rounded-md border border-line bg-sunk p-3 font-mono text-sm"
        >
          {key}
        </code>
        <div className="flex flex-wrap justify-end gap-2 pt-4">
          <CopyButton text={key} size="normal">
            {words.copy}
          </CopyButton>
          <Button onClick={() => setOpen(false)}>{words.done}</Button>
        </div>
      </Dialog>
    </Show>
  )
}

/** Asks, as `ConfirmDialog` does, and shows the key that comes of it. */
export function KeyDialog({
  action,
  ...rest
}: Omit<ComponentProps<typeof ConfirmDialog>, 'action'> & { action: KeyAction }) {
  const show = useContext(Show)
  const [made, setMade] = useState(0)
  return (
    // Begun anew, it is closed: a toast that said so would lie over the key, on a phone.
    <ConfirmDialog
      key={made}
      {...rest}
      action={async (before, form) => {
        const { key, ...answer } = await action(before, form)
        if (!key) return answer
        show(key)
        setMade(made + 1)
        return {}
      }}
    />
  )
}
