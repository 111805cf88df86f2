import { useTranslations } from 'next-intl'
import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Box, PlacedField } from '@/lib/proof/documents/designs/items'
import { useEditor } from '../editor-context'
import { rounded } from './box-id'
import { type Handle, moved, resized } from './geometry'
import { type Guide, type Lines, linesOf, snapMove, snapResize } from './snap'

type Drag = {
  field: PlacedField
  handle: Handle | undefined
  from: { x: number; y: number }
  /** Points a pixel. */
  scale: number
  lines: Lines
  /** A click that trembles moves nothing. */
  begun: boolean
  at: number
}

/** In pixels. */
const trembling = 3
const snapsWithin = 6

/**
 * Moving and resizing by pointer: mouse, pen or finger. Ctrl, ⌘ or Alt lets a box go where no line
 * is; Escape puts it back. A whole gesture is one step to undo.
 */
export function useDrag(layer: RefObject<HTMLDivElement | null>) {
  const t = useTranslations('editor.placing')
  const editor = useEditor()
  const { fields, page, look } = editor
  const drag = useRef<Drag>(undefined)
  const last = useRef<Box>(undefined)
  const [guides, setGuides] = useState<Guide[]>([])

  function put(box: Box) {
    const { field, at, handle } = drag.current as Drag
    const align = look.placements[field.id]?.align
    last.current = box
    editor.place(field.id, { ...box, ...(align ? { align } : {}) }, `${handle ?? 'move'} ${at}`, at)
  }

  function start(event: PointerEvent, field: PlacedField, handle?: Handle) {
    if (event.button !== 0 || !layer.current) return
    const finger = event.pointerType === 'touch'
    const chosen = editor.selected === field.id
    editor.select(field.id)
    // A first touch chooses, so that the page can be scrolled by a finger on a box.
    if (finger && !chosen) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const others = fields.filter(({ id }) => id !== field.id).map(({ box }) => box)
    drag.current = {
      ...{ field, handle, begun: false, at: Date.now(), lines: linesOf(page, others) },
      from: { x: event.clientX, y: event.clientY },
      scale: page.width / layer.current.clientWidth,
    }
  }

  function follow(event: globalThis.PointerEvent) {
    const now = drag.current
    if (!now) return
    const { field, handle, from, scale, lines } = now
    const [x, y] = [event.clientX - from.x, event.clientY - from.y]
    if (!now.begun && Math.hypot(x, y) < trembling) return
    now.begun = true
    const by = [x * scale, y * scale] as const
    const box = handle ? resized(field.box, handle, by, page) : moved(field.box, by, page)
    if (event.altKey || event.ctrlKey || event.metaKey) {
      setGuides([])
      put(box)
      return
    }
    const reach = snapsWithin * scale
    const snapped = handle
      ? snapResize(box, handle, lines, reach, page)
      : snapMove(box, lines, reach, page)
    setGuides(snapped.guides)
    put(snapped.box)
  }

  function end() {
    const now = drag.current
    drag.current = undefined
    setGuides([])
    if (!now?.begun || !last.current) return
    editor.settle()
    editor.announce(t('now', { name: editor.fieldName(now.field.id), ...rounded(last.current) }))
  }

  function cancel(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !drag.current?.begun) return
    event.stopPropagation()
    drag.current = undefined
    setGuides([])
    editor.settle()
    editor.undo()
  }

  const handlers = useRef({ follow, end, cancel })
  useEffect(() => {
    handlers.current = { follow, end, cancel }
  })
  useEffect(() => {
    const element = layer.current
    const onMove = (event: globalThis.PointerEvent) => handlers.current.follow(event)
    const onEnd = () => handlers.current.end()
    const onKey = (event: KeyboardEvent) => handlers.current.cancel(event)
    element?.addEventListener('pointermove', onMove)
    element?.addEventListener('pointerup', onEnd)
    element?.addEventListener('pointercancel', onEnd)
    window.addEventListener('keydown', onKey, true)
    return () => {
      element?.removeEventListener('pointermove', onMove)
      element?.removeEventListener('pointerup', onEnd)
      element?.removeEventListener('pointercancel', onEnd)
      window.removeEventListener('keydown', onKey, true)
    }
  }, [layer])
  return { start, guides }
}
