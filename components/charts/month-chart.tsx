'use client'

import dynamic from 'next/dynamic'
import { Cell, Columns, Row, Table } from '@/components/ui/table'

// The drawing library is heavy: it comes after the page, into a frame that is already as tall.
const Bars = dynamic(() => import('./bars'), {
  ssr: false,
  loading: () => <div className="h-64 animate-pulse rounded-md bg-sunk" />,
})

type Month = { month: string; count: number }

/** A count for each month (`2026-11`), as bars with the figures in a table beside. */
export function MonthChart({
  label,
  unit,
  months,
}: {
  label: string
  unit: string
  months: Month[]
}) {
  const rows = months.map(({ month, count }) => ({
    month: monthText(month, 'short'),
    [unit]: count,
  }))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,1fr)_14rem]">
      <figure aria-label={label} className="rounded-md border border-line bg-surface p-4">
        <Bars rows={rows} index="month" category={unit} />
      </figure>
      <Table label={`${label}, as a table`} className="max-h-74">
        <Columns names={['Month', unit]} end={[unit]} />
        <tbody>
          {months.toReversed().map(({ month, count }) => (
            <Row key={month}>
              <Cell nowrap>{monthText(month, 'long')}</Cell>
              <Cell end>{count.toLocaleString('en')}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

function monthText(month: string, length: 'short' | 'long') {
  const date = new Date(`${month}-01T00:00:00Z`)
  const name = date.toLocaleDateString('en-US', { month: 'short', timeZone: 'UTC' })
  return length === 'short' ? `${name} ’${month.slice(2, 4)}` : `${name} ${month.slice(0, 4)}`
}
