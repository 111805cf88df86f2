import { type ReactNode, useId } from 'react'
import { Notes, notesOf } from '@/components/ui/field'
import { useEditor } from '../editor-context'

// Fields of a form that is never posted: each change is told at once, a word typed is one step.

type Given = { label: string; hint?: ReactNode; path: string }

type TextGiven = Given & {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  maxLength?: number
}

/** A line of text. `path` is where it stands in look or sample: what is wrong there is said below. */
export function TextLine({ label, hint, path, value, onChange, ...rest }: TextGiven) {
  const { settle } = useEditor()
  return (
    <Frame label={label} hint={hint} path={path}>
      {(ids) => (
        <input
          {...rest}
          {...ids}
          dir="auto"
          autoComplete="off"
          value={value}
          onChange={({ target }) => onChange(target.value)}
          onBlur={settle}
          className="field-box min-h-9 py-1.5"
        />
      )}
    </Frame>
  )
}

/** Text of several lines; it grows with what is written. */
export function TextBlock({ label, hint, path, value, onChange, ...rest }: TextGiven) {
  const { settle } = useEditor()
  return (
    <Frame label={label} hint={hint} path={path}>
      {(ids) => (
        <textarea
          {...rest}
          {...ids}
          dir="auto"
          rows={2}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          onBlur={settle}
          className="field-box max-h-60 min-h-16 py-1.5 [field-sizing:content]"
        />
      )}
    </Frame>
  )
}

/** One of many. */
export function Select({
  value,
  options,
  onChange,
  ...given
}: Given & {
  value: string
  options: { value: string; label: string }[]
  onChange: (value: string) => void
}) {
  return (
    <Frame {...given}>
      {(ids) => (
        <select
          {...ids}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          className="field-box min-h-9 cursor-pointer py-1.5"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Frame>
  )
}

/** One of a few, side by side. */
export function Segments<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: T
  options: { value: T; label: ReactNode }[]
  onChange: (value: T) => void
}) {
  const name = useId()
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{label}</legend>
      <div className="grid auto-cols-fr grid-flow-col gap-1 rounded-md border border-line-strong bg-surface p-1">
        {options.map((option) => (
          <label
            key={option.value}
            className="cursor-pointer rounded-sm px-2 py-1 text-center hover:bg-sunk has-checked:bg-laurel-soft has-checked:font-medium has-checked:text-laurel has-focus-visible:outline-2 has-focus-visible:outline-laurel"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function Tick({
  label,
  hint,
  checked,
  onChange,
}: {
  label: ReactNode
  hint?: string
  checked: boolean
  onChange: (checked: boolean) => void
}) {
  const id = useId()
  return (
    <div className="flex gap-2.5">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        aria-describedby={notesOf(id, hint, undefined)}
        className="tick-box mt-0.5"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="cursor-pointer">
          {label}
        </label>
        <Notes id={id} hint={hint} error={undefined} />
      </div>
    </div>
  )
}

function Frame({
  label,
  hint,
  path,
  children,
}: Given & {
  children: (ids: {
    id: string
    'aria-describedby': string | undefined
    'aria-invalid': true | undefined
  }) => ReactNode
}) {
  const id = useId()
  const error = useEditor().faultAt(path)
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': notesOf(id, hint, error),
        'aria-invalid': error ? true : undefined,
      })}
      <Notes id={id} hint={hint} error={error} />
    </div>
  )
}

/** Fields that belong together. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="space-y-3 border-line border-t pt-4 first:border-t-0 first:pt-0">
      <legend className="float-left mb-2 w-full font-semibold">{title}</legend>
      <div className="clear-both space-y-3">{children}</div>
    </fieldset>
  )
}
