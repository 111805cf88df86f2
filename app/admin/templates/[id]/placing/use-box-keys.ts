import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import type { PlacedField } from '@/lib/proof/documents/designs/items'
import type { Align } from '@/lib/proof/documents/schema'
import { useEditor } from '../editor-context'
import { withShown } from '../look-edits'
import { rounded } from './box-id'
import { moved, resized } from './geometry'

const ways: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const alignKeys: Record<string, Align> = { l: 'left', c: 'center', r: 'right' }

/**
 * What keys do on a chosen box: arrows move it by a point and with Shift by ten, with Alt they
 * resize it; L, C and R align; Delete hides; Enter goes to its numbers; Escape lets it go.
 */
export function useBoxKeys({ id, box }: PlacedField) {
  const t = useTranslations('editor.placing')
  const editor = useEditor()
  const { page, look } = editor

  return (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.ctrlKey || event.metaKey) return
    const way = ways[event.key]
    const align = event.altKey ? undefined : alignKeys[event.key.toLowerCase()]
    if (way) {
      const step = event.shiftKey ? 10 : 1
      const by = [way[0] * step, way[1] * step] as const
      const next = event.altKey ? resized(box, 'se', by, page) : moved(box, by, page)
      const given = look.placements[id]?.align
      const mark = `${event.altKey ? 'resize' : 'keys'} ${id}`
      editor.place(id, { ...next, ...(given ? { align: given } : {}) }, mark)
      editor.announce(t('now', { name: editor.fieldName(id), ...rounded(next) }))
    } else if (align) {
      editor.place(id, { ...box, align }, `align ${id}`)
      editor.announce(t(`aligned.${align}`))
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      editor.edit(`hide ${id}`, (look) => withShown(look, id, false))
      editor.announce(t('hidden', { name: editor.fieldName(id) }))
    } else if (event.key === 'Enter') {
      document.getElementById('field-numbers')?.querySelector('input')?.focus()
    } else if (event.key === 'Escape') {
      editor.select(undefined)
      event.currentTarget.blur()
    } else return
    event.preventDefault()
  }
}
