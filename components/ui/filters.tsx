import { X } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classes } from './classes'

/** A choice in a filter bar among things that have names; `any` stands for no choice. */
export function FilterSelect({
  name,
  label,
  any,
  options,
  value = '',
}: {
  name: string
  label: string
  any: string
  options: { id: string | number; name: string }[]
  /** The id of the one chosen so far. */
  value?: string | number | undefined
}) {
  return (
    <select
      key={value}
      name={name}
      aria-label={label}
      defaultValue={value}
      className="field-box order-2 min-h-10 max-w-full grow basis-36 cursor-pointer sm:w-auto sm:max-w-56 sm:grow-0 sm:basis-auto"
    >
      <option value="">{any}</option>
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}

/** One choice among a few that narrows a list; each is a link, so that it can be sent to others. */
export function FilterLinks({
  label,
  links,
}: {
  label: string
  links: { href: string; name: ReactNode; here: boolean }[]
}) {
  return (
    <nav aria-label={label} className="mb-4 flex flex-wrap gap-1 print:hidden">
      {links.map(({ href, name, here }) => (
        <Link
          key={href}
          href={href}
          scroll={false}
          aria-current={here ? 'true' : undefined}
          className={classes(
            'flex min-h-8 items-center rounded-full border px-3 font-medium',
            here
              ? 'border-laurel bg-laurel-soft text-laurel'
              : 'border-line text-muted hover:border-line-strong hover:text-ink',
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}

/** The filters in force: each can be taken away by itself, and all at once. */
export function FilterChips({
  chips,
  clear,
}: {
  chips: { name: string; value: ReactNode; without: string }[]
  clear: string
}) {
  const t = useTranslations('ui')
  if (chips.length === 0) return null
  return (
    <ul aria-label={t('filters.label')} className="mb-4 flex flex-wrap items-center gap-2">
      {chips.map(({ name, value, without }) => (
        <li
          key={name}
          className="flex min-h-7 max-w-full items-center rounded-full border border-line bg-surface ps-3"
        >
          <span className="min-w-0 truncate">
            <span className="text-muted">{name}: </span>
            <bdi>{value}</bdi>
          </span>
          <Link
            href={without}
            scroll={false}
            aria-label={t('filters.remove', { name })}
            className="grid size-7 shrink-0 place-items-center rounded-full hover:bg-sunk print:hidden"
          >
            <X aria-hidden="true" className="size-3.5" />
          </Link>
        </li>
      ))}
      {chips.length > 1 ? (
        <li className="print:hidden">
          <Link href={clear} scroll={false} className="text-laurel underline">
            {t('clearAll')}
          </Link>
        </li>
      ) : null}
    </ul>
  )
}
