'use client'

import { BarChart } from '@tremor/react'
import { useLocale } from 'next-intl'
import { chartLook, type Drawn } from './look'

/** Bars in the one hue of a single series, from a zero baseline. */
export default function Bars({ rows, category }: Drawn) {
  const locale = useLocale()
  return <BarChart {...chartLook({ rows, category }, locale)} />
}
