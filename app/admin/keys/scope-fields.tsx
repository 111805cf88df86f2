'use client'

import { useId, useState } from 'react'
import { useAnswer } from '@/components/ui/action-form'
import { Notes, notesOf } from '@/components/ui/field'

type Option = { value: string; label: string; hint: string }

/** What a key may do, of which at least one. What was ticked stays so after an error, and nothing else. */
export function ScopeFields({ label, options }: { label: string; options: Option[] }) {
  const id = useId()
  const { error } = useAnswer('scopes')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  function tick(value: string, on: boolean) {
    setTicked(new Set(on ? [...ticked, value] : [...ticked].filter((one) => one !== value)))
  }
  return (
    <fieldset aria-describedby={notesOf(id, undefined, error)}>
      <legend className="mb-2 font-medium">{label}</legend>
      <div className="space-y-2">
        {options.map(({ value, label: words, hint }) => (
          <div key={value} className="flex gap-2.5">
            <input
              id={`${id}-${value}`}
              type="checkbox"
              name="scopes[]"
              value={value}
              defaultChecked={ticked.has(value)}
              onChange={(event) => tick(value, event.target.checked)}
              aria-describedby={`${id}-${value}-hint`}
              className="tick-box mt-0.5"
            />
            <div className="min-w-0">
              <label htmlFor={`${id}-${value}`} className="cursor-pointer">
                {words}
              </label>
              <p id={`${id}-${value}-hint`} className="text-muted text-xs">
                {hint}
              </p>
            </div>
          </div>
        ))}
      </div>
      <Notes id={id} hint={undefined} error={error} />
    </fieldset>
  )
}
