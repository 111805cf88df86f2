import { useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes'

/** A table that scrolls by itself where it is wider than the page. `label` names it for readers. */
export function Table({
  label,
  className,
  children,
}: {
  label: string
  className?: string
  children: ReactNode
}) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={classes(
        'relative overflow-auto rounded-md border border-line bg-surface print:overflow-visible print:border-0',
        className,
      )}
    >
      <table className="w-full border-collapse text-start">{children}</table>
    </section>
  )
}

/** Column headings, given as words; an empty one is for a column of buttons. */
export function Columns({
  names,
  end = [],
  select,
}: {
  names: string[]
  end?: string[]
  /** The box that chooses all rows, where rows can be chosen. */
  select?: ReactNode
}) {
  const t = useTranslations('ui')
  return (
    <thead>
      <tr className="border-line border-b">
        {select ? (
          <th scope="col" className="w-9 px-3 py-2 print:hidden">
            {select}
          </th>
        ) : null}
        {names.map((name) => (
          <th
            key={name}
            scope="col"
            className={classes(
              'whitespace-nowrap px-3 py-2 font-medium text-muted text-xs',
              end.includes(name) ? 'text-end' : 'text-start',
            )}
          >
            {name || <span className="sr-only">{t('actions')}</span>}
          </th>
        ))}
      </tr>
    </thead>
  )
}

export function Row(props: ComponentProps<'tr'>) {
  return (
    <tr
      {...props}
      className="border-line border-b last:border-b-0 hover:bg-paper has-checked:bg-laurel-soft"
    />
  )
}

export function Cell({
  end,
  nowrap,
  muted,
  className,
  ...rest
}: ComponentProps<'td'> & { end?: boolean; nowrap?: boolean; muted?: boolean }) {
  return (
    <td
      {...rest}
      className={classes(
        'h-9 px-3 py-1.5 align-middle',
        end ? 'text-end' : 'text-start',
        nowrap && 'whitespace-nowrap',
        muted && 'text-muted',
        className,
      )}
    />
  )
}
