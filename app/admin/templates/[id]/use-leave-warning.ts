import { useEffect } from 'react'

/** Asks before what is unsaved is left: by closing the window, and by a link within it. */
export function useLeaveWarning(unsaved: boolean, question: string) {
  useEffect(() => {
    if (!unsaved) return
    const beforeUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest('a[href]')
      if (!(link instanceof HTMLAnchorElement) || link.target || link.download) return
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
      if (link.pathname === location.pathname && link.hash) return
      if (window.confirm(question)) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('beforeunload', beforeUnload)
    document.addEventListener('click', click, true)
    return () => {
      window.removeEventListener('beforeunload', beforeUnload)
      document.removeEventListener('click', click, true)
    }
  }, [unsaved, question])
}
