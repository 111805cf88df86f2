import { classes } from '@/components/ui/classes'
import { markBox, markPath } from '@/lib/platform/brand/rules'
import { rosette } from '@/lib/proof/documents/designs/guilloche'

const ring = rosette(50, 50, 35, 49, 24)

const wide = rosette(50, 50, 36, 49.5, 36)

/** The engraved ring alone, drawn fine for where it is large. Decoration. */
export function Ring({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 100 100"
      aria-hidden="true"
      className={classes('text-gold-line', className)}
      fill="none"
      stroke="currentColor"
      strokeWidth="0.12"
    >
      <path d={wide} />
      <circle cx="50" cy="50" r="34.5" />
    </svg>
  )
}

/** The gold seal of the documents, with the mark in it. Decoration. */
export function Seal({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 100 100" aria-hidden="true" className={classes('text-gold-line', className)}>
      <path d={ring} fill="none" stroke="currentColor" strokeWidth="0.45" />
      <circle cx="50" cy="50" r="30" fill="none" stroke="currentColor" strokeWidth="0.8" />
      <path
        d={markPath}
        transform={`translate(33 33) scale(${34 / markBox})`}
        className="fill-laurel"
      />
    </svg>
  )
}
