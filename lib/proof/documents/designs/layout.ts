import { type AwardId, awardFields, logoField } from './award-fields'
import type { Dress, Wear } from './dress'
import { factsOf } from './facts'
import { factFields } from './facts-fields'
import { columns } from './flow'
import type { Box, Field } from './items'
import { mirrored } from './mirror'
import { codeField, numberField, numberHeight, sealField } from './proof-fields'
import type { Sheet } from './sheet'
import { signatoriesOf, signatoryFields, signatoryHeight } from './signatory-fields'

/** Where a design puts what. */
export type Layout = {
  align: 'left' | 'center'
  /** The logo's and the award's, by their ids; a field without one is left out. */
  boxes: ReadonlyMap<string, Box>
  facts: readonly Box[]
  signatories: readonly Box[]
  seal: Box
  code: Box & { align: 'left' | 'center' }
  number: Box
}

/** The fields in reading order; where people read from the right, all stands the other way round. */
export function fieldsIn(
  { align, boxes, facts, signatories, seal, code, number }: Layout,
  sheet: Sheet,
  dress: Dress,
  wears: Record<AwardId, Wear>,
): Field[] {
  const { align: codeAlign, ...codeBox } = code
  return mirrored(sheet, [
    ...logoField(sheet, boxes.get('logo'), align),
    ...awardFields(sheet, dress, boxes, wears, align),
    ...factFields(dress, factsOf(sheet), facts, align),
    ...signatoryFields(sheet, dress, signatories, align),
    ...sealField(sheet, seal),
    codeField(sheet, dress, codeBox, codeAlign),
    numberField(sheet, dress, number, align),
  ])
}

/** A row at the foot: signatures over the number, at least as high as what stands beside them. */
export function footRow(sheet: Sheet, beside: number, gap: number) {
  const above = signatoriesOf(sheet).length > 0 ? signatoryHeight + 12 : 0
  const own = above + numberHeight(sheet)
  return { id: 'foot', height: Math.max(own, beside), gap, grow: 2 }
}

/** What stands in that row, `taken` points of its width left free. */
export function footBoxes(
  sheet: Sheet,
  foot: Box,
  taken = 0,
): Pick<Layout, 'signatories' | 'number'> {
  const own = { ...foot, width: foot.width - taken }
  const height = numberHeight(sheet)
  const above = { ...own, height: Math.min(signatoryHeight, foot.height - height - 2) }
  const across = { gap: 20, most: 150, side: 'left' } as const
  return {
    signatories: columns(above, signatoriesOf(sheet).length, across),
    number: { ...own, top: foot.top + foot.height - height, height },
  }
}
