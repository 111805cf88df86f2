'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import {
  createContext,
  type MouseEvent,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { IconButton } from './icon-button'
import { Cell, Columns, Table } from './table'

type Selection = {
  name: string
  chosen: ReadonlySet<string>
  toggle: (id: string, event: MouseEvent<HTMLInputElement>) => void
}

const Chosen = createContext<Selection | null>(null)

/**
 * A table whose rows can be chosen. It is a plain GET form to `action` with one `name` for each row
 * chosen, so that the page it leads to can be linked, gone back from and reached without
 * JavaScript. `bar` are the buttons: of type submit, or what reads `useChosen`. Shift takes the
 * rows between; Escape lets all go. Each row starts with a `SelectCell`.
 */
export function SelectableTable({
  label,
  columns,
  end = [],
  ids,
  name,
  action,
  bar,
  children,
}: {
  label: string
  columns: string[]
  end?: string[]
  /** Of the rows shown, in their order; rows that cannot be chosen left out. */
  ids: string[]
  name: string
  action: string
  bar: ReactNode
  children: ReactNode
}) {
  const t = useTranslations('ui.select')
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string | null>(null)
  // What is no longer shown is no longer chosen: nobody acts on what cannot be seen.
  const chosen = useMemo(() => new Set(ids.filter((id) => picked.has(id))), [ids, picked])

  const selection: Selection = {
    name,
    chosen,
    toggle(id, event) {
      const on = event.currentTarget.checked
      const [from, to] = [ids.indexOf(last.current ?? id), ids.indexOf(id)]
      const span = event.shiftKey && from >= 0 ? between(ids, from, to) : [id]
      const next = new Set(chosen)
      for (const one of span) {
        if (on) next.add(one)
        else next.delete(one)
      }
      last.current = id
      setPicked(next)
    },
  }
  return (
    <Chosen value={selection}>
      <form
        method="get"
        action={action}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && chosen.size > 0) setPicked(new Set())
        }}
      >
        <Table label={label}>
          <Columns
            names={columns}
            end={end}
            select={
              ids.length > 0 ? (
                <SelectAll
                  all={chosen.size === ids.length}
                  some={chosen.size > 0 && chosen.size < ids.length}
                  onChange={(on) => setPicked(new Set(on ? ids : []))}
                />
              ) : (
                <span className="sr-only">{t('column')}</span>
              )
            }
          />
          {children}
        </Table>
        <noscript>
          <div className="mt-3 flex flex-wrap gap-2">{bar}</div>
        </noscript>
        <section
          aria-label={t('bar')}
          hidden={chosen.size === 0}
          className="sticky bottom-4 z-20 mx-auto mt-4 flex w-fit max-w-full flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-line bg-surface py-2 ps-4 pe-2 shadow-md [&[hidden]]:hidden print:hidden"
        >
          <p aria-live="polite" className="font-medium tabular-nums">
            {t('count', { count: chosen.size })}
          </p>
          <div className="flex flex-wrap items-center gap-2">{bar}</div>
          <ClearButton onClear={() => setPicked(new Set())} />
        </section>
      </form>
    </Chosen>
  )
}

function ClearButton({ onClear }: { onClear: () => void }) {
  const t = useTranslations('ui')
  return (
    <IconButton label={t('clear')} onClick={onClear}>
      <X aria-hidden="true" className="size-4" />
    </IconButton>
  )
}

function SelectAll({
  all,
  some,
  onChange,
}: {
  all: boolean
  some: boolean
  onChange: (on: boolean) => void
}) {
  const t = useTranslations('ui.select')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = some
  }, [some])
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={t('all')}
      checked={all}
      onChange={(event) => onChange(event.currentTarget.checked)}
      className="tick-box block"
    />
  )
}

/** The first cell of a row: its box. A row that cannot be chosen has none. */
export function SelectCell({
  id,
  label,
  disabled,
}: {
  id: string
  label: string
  disabled?: boolean
}) {
  const t = useTranslations('ui.select')
  const selection = useContext(Chosen)
  if (!selection) throw new Error('SelectCell stands in a SelectableTable')
  const { name, chosen, toggle } = selection
  return (
    <Cell className="w-9 print:hidden">
      {disabled ? null : (
        <input
          type="checkbox"
          name={name}
          value={id}
          aria-label={t('row', { name: label })}
          checked={chosen.has(id)}
          onClick={(event) => toggle(id, event)}
          // The click tells of the shift key, which a change does not.
          onChange={() => undefined}
          className="tick-box block"
        />
      )}
    </Cell>
  )
}

/** How many rows are chosen, for a button in the bar that says so. */
export function useChosenCount(): number {
  return useContext(Chosen)?.chosen.size ?? 0
}

function between(ids: string[], from: number, to: number) {
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1)
}
