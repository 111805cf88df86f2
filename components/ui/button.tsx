import Link from 'next/link'
import type { ComponentProps } from 'react'
import { classes } from './classes'

export type Look = 'primary' | 'plain' | 'quiet' | 'danger'
export type Size = 'normal' | 'small' | 'large' | 'icon'

const looks: Record<Look, string> = {
  primary: 'bg-laurel text-on-laurel hover:bg-laurel-strong',
  plain: 'border border-line-strong/60 bg-surface text-ink hover:border-line-strong hover:bg-sunk',
  quiet: 'text-ink hover:bg-sunk',
  danger: 'bg-danger text-on-danger hover:bg-danger-strong',
}

const sizes: Record<Size, string> = {
  small: 'min-h-8 gap-1.5 px-2.5 py-1 text-sm',
  normal: 'min-h-10 gap-2 px-4 py-2 text-sm',
  large: 'min-h-12 gap-2 px-6 py-3 text-base',
  icon: 'size-9 shrink-0',
}

/** The classes of a button, for elements that are one in all but name. */
export function buttonClasses(look: Look = 'primary', size: Size = 'normal'): string {
  return classes(
    'inline-flex cursor-pointer items-center justify-center rounded-md text-center font-medium transition-colors',
    'disabled:cursor-default disabled:opacity-60 aria-disabled:cursor-default aria-disabled:opacity-60',
    looks[look],
    sizes[size],
  )
}

type Given = { look?: Look; size?: Size }

export function Button({ look, size, className, ...rest }: ComponentProps<'button'> & Given) {
  return (
    <button type="button" {...rest} className={classes(buttonClasses(look, size), className)} />
  )
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  look,
  size,
  className,
  ...rest
}: ComponentProps<typeof Link> & Given) {
  return <Link {...rest} className={classes(buttonClasses(look, size), className)} />
}
