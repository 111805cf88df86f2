'use client'

import { useTranslations } from 'next-intl'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { useAnswer } from './action-form'
import { classes } from './classes'

// The browser's own controls: a form must post before and without JavaScript, a phone brings its own
// wheel and calendar, and Base UI's Field links label and error by effects, which need a script.

type Given = { name: string; label: string; hint?: ReactNode }

const file =
  'cursor-pointer ps-1.5 py-1.5 file:me-3 file:cursor-pointer file:rounded-md file:bg-sunk file:px-3 file:py-1.5 file:font-medium'

/** A line of text, a date, a number: what `type` says. */
export function TextField({
  name,
  label,
  hint,
  defaultValue,
  className,
  ...rest
}: ComponentProps<'input'> & Given) {
  const { error, value } = useAnswer(name)
  return (
    <Frame name={name} label={label} hint={hint} optional={!rest.required}>
      {(ids) => (
        <input
          {...rest}
          {...ids}
          name={name}
          defaultValue={value ?? defaultValue}
          aria-invalid={error ? true : undefined}
          className={classes('field-box', rest.type === 'file' ? file : 'min-h-10 py-2', className)}
        />
      )}
    </Frame>
  )
}

/** Text of several lines; it grows with what is written. */
export function TextArea({ name, label, hint, ...rest }: ComponentProps<'textarea'> & Given) {
  const { error, value } = useAnswer(name)
  return (
    <Frame name={name} label={label} hint={hint} optional={!rest.required}>
      {(ids) => (
        <textarea
          rows={3}
          {...rest}
          {...ids}
          name={name}
          defaultValue={value ?? rest.defaultValue}
          aria-invalid={error ? true : undefined}
          className="field-box max-h-96 min-h-20 py-2 [field-sizing:content]"
        />
      )}
    </Frame>
  )
}

/** One of a few; `children` are the options. */
export function SelectField({
  name,
  label,
  hint,
  children,
  ...rest
}: ComponentProps<'select'> & Given) {
  const { error, value } = useAnswer(name)
  const chosen = value ?? rest.defaultValue
  return (
    <Frame name={name} label={label} hint={hint} optional={!rest.required}>
      {(ids) => (
        // React resets a select to what it was first drawn with: a new key draws it anew.
        <select
          key={String(chosen)}
          {...rest}
          {...ids}
          name={name}
          defaultValue={chosen}
          aria-invalid={error ? true : undefined}
          className="field-box min-h-10 cursor-pointer py-2"
        >
          {children}
        </select>
      )}
    </Frame>
  )
}

function Frame({
  name,
  label,
  hint,
  optional,
  children,
}: Given & {
  optional: boolean
  children: (ids: { id: string; 'aria-describedby': string | undefined }) => ReactNode
}) {
  const t = useTranslations('ui')
  const id = useId()
  const { error } = useAnswer(name)
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
        {optional ? <span className="font-normal text-muted"> {t('optional')}</span> : null}
      </label>
      {children({ id, 'aria-describedby': notesOf(id, hint, error) })}
      <Notes id={id} hint={hint} error={error} />
    </div>
  )
}

type NotesGiven = { id: string; hint: ReactNode; error: string | undefined }

/** What stands below a control: what it is for, and what is wrong with it. */
export function Notes({ id, hint, error }: NotesGiven) {
  return (
    <>
      {hint ? (
        <p id={`${id}-hint`} className="mt-1 text-muted text-xs">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="mt-1 font-medium text-danger text-xs">
          {error}
        </p>
      ) : null}
    </>
  )
}

/** The ids of the notes there are, for `aria-describedby`. */
export function notesOf(id: string, hint: ReactNode, error: string | undefined) {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
}
