import { markBox, markLeaves, markPath } from '@/lib/platform/brand/rules'

/** Decoration: whoever draws it gives the words beside it. `className` sets size and colour. */
export function Mark({ className, small }: { className?: string; small?: boolean }) {
  return (
    <svg
      viewBox={`0 0 ${markBox} ${markBox}`}
      aria-hidden="true"
      className={className}
      fill="currentColor"
    >
      <path d={small ? markLeaves : markPath} />
    </svg>
  )
}
