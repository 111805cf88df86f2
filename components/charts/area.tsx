'use client'

import { AreaChart } from '@tremor/react'
import { useLocale } from 'next-intl'
import { chartLook, type Drawn } from './look'

/** A line over time with the ground below it filled, from a zero baseline. */
export default function Area({ rows, category }: Drawn) {
  const locale = useLocale()
  return <AreaChart {...chartLook({ rows, category }, locale)} curveType="monotone" connectNulls />
}
