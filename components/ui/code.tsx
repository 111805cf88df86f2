import type { ReactNode } from 'react'

/** What is compared letter by letter, such as a hash or a key: it breaks anywhere, and runs from left to right. */
export function Code({ children }: { children: ReactNode }) {
  return (
    <code dir="ltr" className="wrap-anywhere font-mono text-xs">
      {children}
    </code>
  )
}
