'use client'

import { useServerInsertedHTML } from 'next/navigation'
import { useLayoutEffect, useRef } from 'react'
import { keepEarlyPress, pressAgain } from './early-press'
import { restoreTheme, themeKey } from './theme'
import { zoneCookie } from './zone'

// A browser that keeps nothing for sites throws; the page goes on in the system's theme
// and in UTC.
const theme = `try{var t=localStorage.getItem('${themeKey}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`
const year = 365 * 86_400
const zone = `try{document.cookie='${zoneCookie}='+Intl.DateTimeFormat().resolvedOptions().timeZone+';path=/;max-age=${year};samesite=lax'}catch(e){}`

/**
 * What is done before the page is first drawn, by a script that runs as the browser reads it: the
 * chosen theme is set, the zone of the browser's clock is told to the server, and presses that come
 * too early are kept. The theme also after, where a page is drawn in the browser alone, as refusals
 * are.
 */
export function BeforePaint() {
  const written = useRef(false)
  useServerInsertedHTML(() => {
    if (written.current) return null
    written.current = true
    // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
    return <script dangerouslySetInnerHTML={{ __html: `${theme};${zone};${keepEarlyPress}` }} />
  })
  useLayoutEffect(restoreTheme, [])
  // In the commit that makes buttons work: a press in between would be done twice.
  useLayoutEffect(pressAgain, [])
  return null
}
