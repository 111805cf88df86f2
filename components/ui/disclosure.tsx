import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

/** Something more, for whoever asks. The browser's own: it opens without JavaScript and is found by ⌘F. */
export function Disclosure({
  summary,
  open,
  children,
}: {
  summary: ReactNode
  open?: boolean
  children: ReactNode
}) {
  return (
    <details open={open} className="group border-line border-y not-first:border-t-0">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 py-2 font-medium hover:text-laurel [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90 rtl:rotate-180"
        />
        {summary}
      </summary>
      <div className="ps-6 pb-4">{children}</div>
    </details>
  )
}
