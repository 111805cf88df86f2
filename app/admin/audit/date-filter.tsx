/** One end of a span of days in a filter bar. */
export function DateFilter({
  name,
  label,
  value,
}: {
  name: string
  label: string
  value: string | undefined
}) {
  return (
    <label className="order-2 flex items-center gap-2 text-muted">
      {label}
      <input
        key={value ?? ''}
        type="date"
        name={name}
        defaultValue={value}
        className="field-box min-h-10 w-auto text-ink"
      />
    </label>
  )
}
