/** Laurel's mark in a box of 64 × 64: two laurel leaves on one stem that cross into a tick. */
const path =
  'M27 56C23 47 15 39 5 35C9 30 14 30 18 33C23 37 27 44 28 50C33 32 43 16 60 6C61 14 57 24 50 31C43 38 35 45 27 56Z'

/** Decoration: whoever draws it gives the words beside it. `className` sets size and colour. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true" className={className} fill="currentColor">
      <path d={path} />
    </svg>
  )
}
