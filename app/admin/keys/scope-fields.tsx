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
        {options.map((option) => (
          <label key={option.value} className="flex cursor-pointer gap-2.5">
            <input
              type="checkbox"
              name="scopes[]"
              value={option.value}
              defaultChecked={ticked.has(option.value)}
              onChange={(event) => tick(option.value, event.target.checked)}
              className="tick-box mt-0.5"
            />
            <span className="min-w-0">
              <span className="block">{option.label}</span>
              <span className="block text-muted text-xs">{option.hint}</span>
            </span>
          </label>
        ))}
      </div>
      <Notes id={id} hint={undefined} error={error} />
    </fieldset>
  )
}
