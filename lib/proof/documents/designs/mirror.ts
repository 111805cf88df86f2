import type { Align, Look } from '../schema'
import type { Box, Field } from './items'
import type { Sheet } from './sheet'

/** Whether the look's language is written from right to left. The same in every browser. */
export function readsFromRight({ language }: Pick<Look, 'language'>): boolean {
  return /^(?:ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)(?:-|$)|-(?:Arab|Hebr)(?:-|$)/.test(language)
}

/** A design turned for such a language: what stood left stands right. */
export function mirrored({ page, look }: Sheet, fields: Field[]): Field[] {
  if (!readsFromRight(look)) return fields
  return fields.map(({ box, align, ...field }) => {
    return { ...field, box: mirroredBox(page.width, box), align: opposite[align] }
  })
}

export function mirroredBox(pageWidth: number, box: Box): Box {
  return { ...box, left: pageWidth - box.left - box.width }
}

const opposite: Record<Align, Align> = { left: 'right', center: 'center', right: 'left' }
