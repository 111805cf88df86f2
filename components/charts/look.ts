/** Points of one series: `at` stands on the axis, `category` names the figures. */
export type Drawn = {
  rows: { at: string; [category: string]: string | number }[]
  category: string
}

/** What all our charts have in common: one hue, a zero baseline, whole numbers, no legend. */
export function chartLook({ rows, category }: Drawn, locale: string) {
  return {
    className: 'h-64',
    data: rows,
    index: 'at',
    categories: [category],
    colors: ['brand'],
    valueFormatter: (value: number) => value.toLocaleString(locale),
    yAxisWidth: 44,
    minValue: 0,
    allowDecimals: false,
    showLegend: false,
  }
}
