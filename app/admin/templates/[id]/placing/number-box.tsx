import { useId, useState } from 'react'

/** A number that follows what it is the number of, but not while it is being typed. */
export function NumberBox({
  label,
  value,
  step,
  onChange,
  onDone,
}: {
  label: string
  value: number
  step: number
  onChange: (value: number) => void
  onDone: () => void
}) {
  const id = useId()
  const [typed, setTyped] = useState<string>()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-muted text-xs">
        {label}
      </label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        step={step}
        value={typed ?? String(Math.round(value * 10) / 10)}
        onChange={({ target }) => {
          setTyped(target.value)
          const given = target.valueAsNumber
          if (Number.isFinite(given)) onChange(given)
        }}
        onBlur={() => {
          setTyped(undefined)
          onDone()
        }}
        className="field-box min-h-9 px-2 py-1 tabular-nums [appearance:textfield] max-sm:px-1.5 [&::-webkit-inner-spin-button]:appearance-none"
      />
    </div>
  )
}
