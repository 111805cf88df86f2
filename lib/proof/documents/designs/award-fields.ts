import type { Align, FieldId } from '../schema'
import { type Dress, textItem, type Wear } from './dress'
import { roughLines } from './flow'
import type { Box, Field, Tag } from './items'
import { type Sheet, shows } from './sheet'

/** The fields that say who awards what to whom. */
export type AwardId = (typeof awardIds)[number]
const awardIds = [
  ...(['issuer', 'heading', 'before', 'name', 'between', 'title'] as const),
  ...(['description', 'skills'] as const),
]

/** What a field of the award says; nothing where this certificate has none of it. */
const words: Record<AwardId, (sheet: Sheet) => string> = {
  issuer: ({ doc }) => doc.issuerName,
  heading: ({ words }) => words.heading,
  before: ({ words }) => words.before,
  name: ({ doc }) => doc.recipientName,
  between: ({ words }) => words.between,
  title: ({ doc }) => doc.certificationTitle,
  description: ({ doc }) => doc.description ?? '',
  skills: ({ doc }) => doc.skills.join('  ·  '),
}

/** The award's fields in their boxes, in reading order; those without a box are left out. */
export function awardFields(
  sheet: Sheet,
  dress: Dress,
  boxes: ReadonlyMap<string, Box>,
  wears: Record<AwardId, Wear>,
  align: Align,
): Field[] {
  return awardIds.flatMap((id) => {
    const box = boxes.get(id)
    if (!box) return []
    const said = { text: words[id](sheet), tag: tags[id] ?? 'P', fixed: id !== 'name' }
    const items: Field['items'] = (own, side) => textItem(dress, said, wears[id], own, side)
    return [{ id, box, align, items }]
  })
}

const tags: Partial<Record<FieldId, Tag>> = { heading: 'H1', title: 'H2' }

/** A row for the logo, where there is one or the design draws something in its place. */
export function logoRow({ look }: Sheet, height: number, drawn = false, grow = 0) {
  const there = look.logo !== undefined || (drawn && look.ornaments)
  return there && shows(look, 'logo') && { id: 'logo', height, gap: 0, grow }
}

/** A row for who awards, higher where the name will not go on one line. */
export function issuerRow(sheet: Sheet, width: number, gap: number) {
  const lines = roughLines(sheet.doc.issuerName, 12.5, width)
  return awardRow(sheet, 'issuer', lines > 2 ? 40 : lines > 1 ? 28 : 20, gap)
}

/** A row for a field of the award, unless it is hidden or has nothing to say. */
export function awardRow(sheet: Sheet, id: AwardId, height: number, gap: number, grow = 0) {
  return shows(sheet.look, id) && words[id](sheet) !== '' && { id, height, gap, grow }
}

/** Rows for whom it is awarded to: the name, `below` points under it free for an ornament, and what leads up to it and on. */
export function recipientRows(sheet: Sheet, { phrase, name, gap, grow, below }: Recipient) {
  const before = awardRow(sheet, 'before', phrase, gap, grow)
  // Without words before it, the white that they would have stands over the name.
  const whole = awardRow(sheet, 'name', name, before ? 0 : gap, before ? 0 : grow)
  return [
    before,
    whole && { ...whole, below: sheet.look.ornaments ? below : 0 },
    awardRow(sheet, 'between', phrase, 5),
  ]
}

type Recipient = { phrase: number; name: number; gap: number; grow: number; below: number }

/** What was achieved: rows as high as their texts are long, the title at `size` points. */
export function achievementRows(sheet: Sheet, width: number, size: number) {
  const lines = (id: AwardId, at: number) => roughLines(words[id](sheet), at, width)
  return [
    awardRow(sheet, 'title', size * (lines('title', size) > 1 ? 2.1 : 1.5), 4),
    awardRow(sheet, 'description', 4 + 14 * Math.min(3, lines('description', 11)), 4),
    awardRow(sheet, 'skills', 3 + 11 * Math.min(4, lines('skills', 9)), 4),
  ]
}

/** The issuer's picture, or the room for what the design draws in its place. */
export function logoField({ look, doc }: Sheet, box: Box | undefined, align: Align): Field[] {
  if (!box) return []
  const { logo } = look
  return [
    {
      ...{ id: 'logo', box, align },
      items: (own, side) =>
        logo
          ? [{ kind: 'picture', picture: logo, box: own, align: side, alt: doc.issuerName }]
          : [],
    },
  ]
}
