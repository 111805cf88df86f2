'use client'

import { useTranslations } from 'next-intl'
import {
  type ComponentProps,
  createContext,
  useActionState,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
} from 'react'
import { Banner } from './banner'
import { toast as showToast } from './toast'

/** What a server action answers: a sentence either way, and on failure what was typed and where it is wrong. */
export type ActionState = {
  ok?: string
  error?: string
  fields?: Record<string, string>
  values?: Record<string, string>
  /** Takes back what was done: a server action bound to it. Only where that is honest. */
  undo?: () => Promise<ActionState>
}

export type FormAction = (state: ActionState, form: FormData) => Promise<ActionState>

const Answer = createContext<ActionState>({})

/**
 * A form around a server action. It works before and without JavaScript. A failure is said on top;
 * success too, or in a toast where `toast` is set. `onDone` is called after each success.
 */
export function ActionForm({
  action,
  toast = false,
  onDone,
  children,
  ...rest
}: Omit<ComponentProps<'form'>, 'action'> & {
  action: FormAction
  toast?: boolean
  onDone?: () => void
}) {
  const t = useTranslations('ui')
  function tell({ ok, undo }: ActionState) {
    if (!ok) return
    const words = { undo: t('undo'), undone: t('undone'), failed: t('undoFailed') }
    if (toast || undo) showToast(ok, undo && { run: undo, words })
    onDone?.()
  }
  // Told as the answer comes in: the page drawn anew with it may hold this form no more.
  const sendAndTell: FormAction = async (before, form) => {
    const answer = await action(before, form)
    tell(answer)
    return answer
  }
  // Until the page is alive, the form is the server action's own, which the browser sends by itself.
  const [alive, setAlive] = useState(false)
  const [state, send] = useActionState(alive ? sendAndTell : action, {})
  const tellFirst = useEffectEvent(() => tell(state))
  useEffect(() => {
    setAlive(true)
    tellFirst()
  }, [])
  const done = state.ok ? (
    <Banner live tone="valid">
      {state.ok}
    </Banner>
  ) : null
  return (
    <form {...rest} action={send} noValidate={false}>
      <Answer value={state}>
        {state.error ? (
          <Banner live tone="danger">
            {state.error}
          </Banner>
        ) : null}
        {toast || state.undo ? <noscript>{done}</noscript> : done}
        {children}
      </Answer>
    </form>
  )
}

/** What was last answered about the field `name`: its error, and what had been typed. */
export function useAnswer(name: string) {
  const { fields, values } = useContext(Answer)
  return {
    error: fields?.[name],
    value: values?.[name],
    /** Whether the form came back with what had been typed; a box not ticked has no value then. */
    returned: values !== undefined,
  }
}
