'use client'

import { type ComponentProps, createContext, useActionState, useContext } from 'react'
import { Banner } from './banner'

/** What a server action answers: a sentence either way, and on failure what was typed and where it is wrong. */
export type ActionState = {
  ok?: string
  error?: string
  fields?: Record<string, string>
  values?: Record<string, string>
}

export type FormAction = (state: ActionState, form: FormData) => Promise<ActionState>

const Answer = createContext<ActionState>({})

/** A form around a server action. It works before and without JavaScript, and shows the answer on top. */
export function ActionForm({
  action,
  children,
  ...rest
}: Omit<ComponentProps<'form'>, 'action'> & { action: FormAction }) {
  const [state, send] = useActionState(action, {})
  return (
    <form {...rest} action={send} noValidate={false}>
      <Answer value={state}>
        {state.error ? (
          <Banner live tone="danger">
            {state.error}
          </Banner>
        ) : null}
        {state.ok ? (
          <Banner live tone="valid">
            {state.ok}
          </Banner>
        ) : null}
        {children}
      </Answer>
    </form>
  )
}

/** What was last answered about the field `name`: its error, and what had been typed. */
export function useAnswer(name: string): { error: string | undefined; value: string | undefined } {
  const { fields, values } = useContext(Answer)
  return { error: fields?.[name], value: values?.[name] }
}
