'use client'

import { useEffect } from 'react'

/**
 * Tells the site that somebody looked at this page, and from which site they came. Programs that only
 * fetch the page, to show its link, run nothing and so are not counted.
 */
export function CountView({ path }: { path: string }) {
  useEffect(() => {
    navigator.sendBeacon(`${path}/views`, document.referrer)
  }, [path])
  return null
}
