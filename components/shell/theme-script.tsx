'use client'

import { useServerInsertedHTML } from 'next/navigation'
import { useLayoutEffect, useRef } from 'react'
import { restoreTheme, themeKey } from './theme'

// A browser that keeps nothing for sites throws; the page goes on in the system's theme.
const script = `try{var t=localStorage.getItem('${themeKey}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`

/**
 * Sets the chosen theme before the page is first drawn, by a script that runs as the browser reads
 * it; and after, where a page is drawn in the browser alone, as refusals are.
 */
export function ThemeScript() {
  const written = useRef(false)
  useServerInsertedHTML(() => {
    if (written.current) return null
    written.current = true
    // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
    return <script dangerouslySetInnerHTML={{ __html: script }} />
  })
  useLayoutEffect(restoreTheme, [])
  return null
}
