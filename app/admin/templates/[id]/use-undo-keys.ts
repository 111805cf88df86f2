import { useEffect, useEffectEvent } from 'react'

/** Ctrl+Z or ⌘Z, with Shift for the other way, wherever the focus is. */
export function useUndoKeys({ undo, redo }: { undo: () => void; redo: () => void }) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && !(key === 'y' && event.ctrlKey)) return
    // What is typed into a window above the page is not the template's.
    if (event.target instanceof Element && event.target.closest('[role=dialog]')) return
    event.preventDefault()
    if (key === 'y' || event.shiftKey) redo()
    else undo()
  })
  useEffect(() => {
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
