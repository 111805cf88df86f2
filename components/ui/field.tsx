'use client'

import { type ComponentProps, type ReactNode, useId } from 'react'
import { useAnswer } from './action-form'
import { classes } from './classes'

type Given = { name: string; label: string; hint?: ReactNode }

const box =
  'block w-full rounded-md border border-line-strong bg-surface px-3 text-base text-ink sm:text-sm ' +
  'placeholder:text-muted/70 hover:border-ink aria-invalid:border-danger disabled:opacity-60'

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
          className={classes(box, rest.type === 'file' ? file : 'min-h-10 py-2', className)}
        />
      )}
    </Frame>
  )
}

/** Text of several lines. */
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
          className={classes(box, 'py-2')}
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
          className={classes(box, 'min-h-10 py-2')}
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
  const id = useId()
  const { error } = useAnswer(name)
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
        {optional ? <span className="font-normal text-muted"> (optional)</span> : null}
      </label>
      {children({ id, 'aria-describedby': notes || undefined })}
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
    </div>
  )
}
