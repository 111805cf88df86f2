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
        'relative overflow-auto rounded-md border border-line bg-surface',
        className,
      )}
    >
      <table className="w-full border-collapse text-start">{children}</table>
    </section>
  )
}

/** Column headings, given as words; an empty one is for a column of buttons. */
export function Columns({ names, end = [] }: { names: string[]; end?: string[] }) {
  return (
    <thead>
      <tr className="border-line border-b">
        {names.map((name) => (
          <th
            key={name}
            scope="col"
            className={classes(
              'px-3 py-2 font-medium text-muted text-xs whitespace-nowrap',
              end.includes(name) ? 'text-end' : 'text-start',
            )}
          >
            {name || <span className="sr-only">Actions</span>}
          </th>
        ))}
      </tr>
    </thead>
  )
}

export function Row(props: ComponentProps<'tr'>) {
  return <tr {...props} className="border-line border-b last:border-b-0 hover:bg-paper" />
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
