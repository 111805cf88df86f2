'use client'

import { type ComponentProps, type ReactNode, useId } from 'react'
import { useAnswer } from './action-form'
import { classes } from './classes'
import { Notes, notesOf } from './field'

// The browser's own boxes, as in field.tsx: they post without JavaScript.

type Given = Omit<ComponentProps<'input'>, 'type'> & {
  name: string
  label: ReactNode
  hint?: ReactNode
}

/** Yes or no, taken when the form is sent. */
export function CheckField(given: Given) {
  return <Choice {...given} className="tick-box mt-0.5" />
}

/** On or off: something that is in force or not. */
export function SwitchField(given: Given) {
  return (
    <Choice
      {...given}
      role="switch"
      className={classes(
        'relative h-5 w-9 shrink-0 cursor-pointer appearance-none rounded-full border border-line-strong bg-sunk transition-colors',
        'before:absolute before:start-0.5 before:top-0.5 before:size-3.5 before:rounded-full before:bg-line-strong before:transition-[inset-inline-start]',
        'checked:border-laurel checked:bg-laurel checked:before:start-4.5 checked:before:bg-on-laurel',
        'disabled:cursor-default disabled:opacity-60 forced-colors:appearance-auto',
      )}
    />
  )
}

function Choice({ label, hint, defaultChecked, ...rest }: Given) {
  const id = useId()
  const { error, value, returned } = useAnswer(rest.name)
  return (
    <div className="flex gap-2.5">
      <input
        {...rest}
        id={id}
        type="checkbox"
        defaultChecked={returned ? value !== undefined : defaultChecked}
        aria-invalid={error ? true : undefined}
        aria-describedby={notesOf(id, hint, error)}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="cursor-pointer font-medium">
          {label}
        </label>
        <Notes id={id} hint={hint} error={error} />
      </div>
    </div>
  )
}

/** One of a few that are worth seeing all at once. */
export function RadioField({
  name,
  label,
  hint,
  options,
  defaultValue,
  required,
  side = false,
}: {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** Side by side, where there is room: pictures, or words of a kind. */
  side?: boolean
  options: { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }[]
  defaultValue?: string
  required?: boolean
}) {
  const id = useId()
  const { error, value } = useAnswer(name)
  return (
    <fieldset aria-describedby={notesOf(id, hint, error)}>
      <legend className="mb-1 font-medium">{label}</legend>
      <div className={side ? 'grid gap-2 sm:grid-cols-2' : 'space-y-1.5'}>
        {options.map((option) => (
          <label
            key={option.value}
            className="flex cursor-pointer gap-2.5 rounded-md border border-line bg-surface px-3 py-2.5 hover:border-line-strong has-checked:border-laurel has-checked:bg-laurel-soft has-disabled:cursor-default has-disabled:opacity-60"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              disabled={option.disabled}
              required={required}
              defaultChecked={option.value === (value ?? defaultValue)}
              className="tick-box mt-0.5"
            />
            <span className="min-w-0">
              <span className="block font-medium">{option.label}</span>
              {option.hint ? <span className="block text-muted">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      <Notes id={id} hint={hint} error={error} />
    </fieldset>
  )
}
