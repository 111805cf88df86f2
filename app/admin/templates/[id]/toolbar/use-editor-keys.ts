import { useEffect, useEffectEvent } from 'react'

type Doing = { undo: () => void; redo: () => void; save: () => void }

/** Ctrl+Z or ⌘Z, with Shift for the other way, and Ctrl+S or ⌘S, wherever the focus is. */
export function useEditorKeys({ undo, redo, save }: Doing) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 's' && !(key === 'y' && event.ctrlKey)) return
    // What is typed into a window above the page is not the template's.
    if (event.target instanceof Element && event.target.closest('[role=dialog]')) return
    event.preventDefault()
    if (key === 's') save()
    else if (key === 'y' || event.shiftKey) redo()
    else undo()
  })
  useEffect(() => {
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
