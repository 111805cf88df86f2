import type { CertificateDocument, Look } from '../schema'
import { badgeFields } from './badge-fields'
import { classicFields } from './classic-fields'
import type { Field, PlacedField } from './items'
import { minimalFields } from './minimal-fields'
import { modernFields } from './modern-fields'
import { type Sheet, sheetOf } from './sheet'

const fieldsOf: Record<Look['design'], (sheet: Sheet) => Field[]> = {
  classic: classicFields,
  modern: modernFields,
  minimal: minimalFields,
  badge: badgeFields,
}

/**
 * What stands on a certificate and where, in reading order: the design's fields, but for hidden
 * ones, each in the box that the look gives it. Pure, and the same in a browser.
 */
export function placeFields(look: Look, doc: CertificateDocument): PlacedField[] {
  return fieldsOf[look.design](sheetOf(look, doc))
    .filter(({ id }) => !look.hidden.includes(id))
    .map(({ id, box, align, items }) => {
      const moved = look.placements[id]
      if (!moved) return { id, box, align, items: items(box, align) }
      const { align: turned = align, ...own } = moved
      return { id, box: own, align: turned, items: items(own, turned) }
    })
}
