'use client'

import { type ComponentProps, useRef } from 'react'

/** A plain form that leaves the page; a second press while it leaves is ignored. */
export function PostOnce({ children, ...rest }: Omit<ComponentProps<'form'>, 'onSubmit'>) {
  const sent = useRef(false)
  return (
    <form
      method="post"
      {...rest}
      onSubmit={(event) => {
        if (sent.current) event.preventDefault()
        sent.current = true
      }}
    >
      {children}
    </form>
  )
}
