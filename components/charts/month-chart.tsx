'use client'

import dynamic from 'next/dynamic'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Skeleton } from '@/components/ui/skeleton'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import { dateText } from '@/lib/platform/language/rules'

// The drawing library is heavy: it comes after the page, into a frame that is already as tall.
const loading = () => <Skeleton className="h-64" />
const Bars = dynamic(() => import('./bars'), { ssr: false, loading })
const Area = dynamic(() => import('./area'), { ssr: false, loading })

type Month = { month: string; count: number }

/** A count for each month (`2026-11`), drawn, with the last named at its end and all in a table beside. */
export function MonthChart({
  label,
  unit,
  months,
  shape = 'bars',
}: {
  label: string
  unit: string
  months: Month[]
  shape?: 'bars' | 'area'
}) {
  const t = useTranslations('ui')
  const locale = useLocale()
  const format = useFormatter()
  const named = months.map(({ month, count }) => {
    const date = new Date(`${month}-01T00:00:00Z`)
    return { month, count, name: dateText(date, locale, 'month') }
  })
  const rows = named.map(({ name, count }) => ({ at: name, [unit]: count }))
  const last = named.at(-1)
  const Drawing = shape === 'bars' ? Bars : Area
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,1fr)_14rem]">
      <figure
        aria-label={label}
        className="rounded-md border border-line bg-surface p-4 print:hidden"
      >
        {last ? (
          <figcaption className="mb-2 text-end text-laurel text-xs tabular-nums">
            {t('lastPoint', { name: last.name, count: last.count, unit })}
          </figcaption>
        ) : null}
        <Drawing rows={rows} category={unit} />
      </figure>
      <Table label={t('asTable', { label })} className="max-h-81">
        <Columns names={[t('month'), unit]} end={[unit]} />
        <tbody>
          {named.toReversed().map(({ month, name, count }) => (
            <Row key={month}>
              <Cell nowrap>{name}</Cell>
              <Cell end>{format.number(count)}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
