'use client'

import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ComponentProps, type FormEvent, type ReactNode, useTransition } from 'react'
import { Button } from './button'
import { classes } from './classes'

/**
 * Filters of a list, kept in the address: a GET form. With JavaScript a choice takes effect at
 * once, and fields left empty stay out of the address. With nothing to search, the button comes
 * last and says so: `verb`.
 */
export function FilterBar({
  action,
  verb = 'search',
  children,
}: {
  action: string
  verb?: 'search' | 'apply'
  children: ReactNode
}) {
  const t = useTranslations('ui')
  const router = useRouter()
  const [pending, go] = useTransition()
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = [...new FormData(event.currentTarget)].filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].trim() !== '',
    )
    go(() => router.push(`${action}?${new URLSearchParams(given)}`, { scroll: false }))
  }
  return (
    <search>
      <form
        method="get"
        action={action}
        onSubmit={submit}
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement) event.currentTarget.requestSubmit()
        }}
        className="mb-4 flex flex-wrap gap-2 print:hidden"
      >
        {children}
        <Button
          type="submit"
          look="plain"
          aria-busy={pending}
          className={verb === 'search' ? 'order-1' : 'order-3'}
        >
          {verb === 'search' ? (
            <Search
              aria-hidden="true"
              className={classes('size-4', pending && 'animate-pulse text-laurel')}
            />
          ) : null}
          {t(verb)}
        </Button>
      </form>
    </search>
  )
}

type Named = { name: string; label: string }

/** The search box of a filter bar; the key `/` goes to it. */
export function FilterSearch({ name, label, ...rest }: ComponentProps<'input'> & Named) {
  return (
    <input
      {...rest}
      // An address that changed by a link shows its own words.
      key={String(rest.defaultValue ?? '')}
      type="search"
      name={name}
      aria-label={label}
      placeholder={rest.placeholder ?? label}
      maxLength={300}
      dir="auto"
      data-search=""
      className="field-box min-h-10 min-w-0 flex-1 basis-[calc(100%-8rem)] sm:basis-64"
    />
  )
}
