import type { Align, FieldId } from '../schema'
import { type Dress, more, one, textItem, type Wear } from './dress'
import type { Box, Field, Item } from './items'
import type { Sheet } from './sheet'

/** Room for a signature, a rule, a name and a role. */
export const signatoryHeight = 66

/** Those who are not hidden, by their field's id. */
export function signatoriesOf({ look }: Sheet) {
  return look.signatories
    .map((signatory, i) => ({ ...signatory, id: `signatory-${i + 1}` as FieldId }))
    .filter(({ id }) => !look.hidden.includes(id))
}

/** Each a ruled line to sign on, under it who and as what. */
export function signatoryFields(
  sheet: Sheet,
  dress: Dress,
  boxes: readonly Box[],
  align: Align,
): Field[] {
  const named: Wear = { cut: dress.strong, tone: 'ink', steps: [one(10, 7), more(2, 6.5, 4)] }
  const quiet: Wear = { cut: 'regular', tone: 'muted', steps: [one(9, 6), more(2, 6, 3)] }
  return signatoriesOf(sheet).flatMap(({ id, name, role, signature }, i): Field[] => {
    const box = boxes[i]
    if (!box) return []
    return [
      {
        ...{ id, box, align },
        items: (own, side) => {
          // In a box that is too low for all, all of it is lower.
          const scale = Math.min(1, own.height / signatoryHeight)
          const foot = own.top + own.height - 31 * scale
          const items: Item[] = []
          if (signature) {
            const above = { ...own, height: foot - own.top - 2 * scale }
            items.push({ kind: 'picture', picture: signature, box: above, align: side, alt: name })
          }
          const rule = { ...own, top: foot, height: 0.5 * scale }
          items.push({ kind: 'line', box: rule, color: dress.tonesAt(rule).rule })
          const line = (top: number) => ({ ...own, top: foot + top * scale, height: 14 * scale })
          items.push(...textItem(dress, { text: name }, named, line(2.5), side))
          items.push(...textItem(dress, { text: role }, quiet, line(16.5), side))
          return items
        },
      },
    ]
  })
}
