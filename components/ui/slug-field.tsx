'use client'

import { type ComponentProps, useEffect, useRef } from 'react'
import { TextField } from './field'
import { slugOf } from './slug'

/**
 * A name in a link. While nobody has written one, it follows the field `from` of the same form, as
 * far as that has letters that links are made of.
 */
export function SlugField({ from, ...given }: { from: string } & ComponentProps<typeof TextField>) {
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const field = ref.current
    const source = field?.form?.elements.namedItem(from)
    if (!field || !(source instanceof HTMLInputElement)) return
    let own = field.value !== ''
    const follow = () => {
      if (!own) field.value = slugOf(source.value)
    }
    const settle = () => {
      own = field.value !== ''
    }
    source.addEventListener('input', follow)
    field.addEventListener('input', settle)
    return () => {
      source.removeEventListener('input', follow)
      field.removeEventListener('input', settle)
    }
  }, [from])
  return (
    <TextField
      {...given}
      ref={ref}
      dir="ltr"
      autoCapitalize="none"
      spellCheck={false}
      pattern="[a-z0-9]+(-[a-z0-9]+)*"
    />
  )
}
