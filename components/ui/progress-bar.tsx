import { useTranslations } from 'next-intl'

/** How much of something is done. `label` names it; the figures stand beside the bar. */
export function ProgressBar({ label, value, max }: { label: string; value: number; max: number }) {
  const t = useTranslations('ui')
  const share = max > 0 ? Math.min(100, Math.round((value / max) * 100)) : 0
  return (
    <div>
      <div className="mb-1 flex justify-between gap-4 tabular-nums">
        <span>{label}</span>
        <span className="text-muted">{t('progress', { value, max })}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        className="h-2 overflow-hidden rounded-md bg-sunk ring-1 ring-line ring-inset"
      >
        <div
          className="h-full rounded-md bg-laurel transition-[inline-size] duration-[180ms]"
          style={{ inlineSize: `${share}%` }}
        />
      </div>
    </div>
  )
}
