'use client'

import { BarChart } from '@tremor/react'

/** Bars in the one hue of a single series, from a zero baseline. */
export default function Bars({
  rows,
  index,
  category,
}: {
  rows: Record<string, string | number>[]
  index: string
  category: string
}) {
  return (
    <BarChart
      className="h-64"
      data={rows}
      index={index}
      categories={[category]}
      colors={['brand']}
      valueFormatter={(value) => value.toLocaleString('en')}
      yAxisWidth={44}
      minValue={0}
      allowDecimals={false}
      showLegend={false}
    />
  )
}
