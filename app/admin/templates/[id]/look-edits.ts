import { placeFields } from '@/lib/proof/documents/designs/design-fields'
import type { PlacedField } from '@/lib/proof/documents/designs/items'
import { pageSize } from '@/lib/proof/documents/designs/sheet'
import type { CertificateDocument, FieldId, Look, Placement } from '@/lib/proof/documents/schema'
import { keptOnPage } from './placing/geometry'

/** Every field that there is on this look's certificates, also the hidden ones, in reading order. */
export function allFields(look: Look, doc: CertificateDocument): PlacedField[] {
  return placeFields({ ...look, hidden: [] }, doc)
}

export function withPlacement(look: Look, id: FieldId, placement: Placement): Look {
  return { ...look, placements: { ...look.placements, [id]: placement } }
}

/** Back to where the design has it. */
export function withoutPlacement(look: Look, id: FieldId): Look {
  const { [id]: _, ...placements } = look.placements
  return { ...look, placements }
}

export function withShown(look: Look, id: FieldId, shown: boolean): Look {
  const others = look.hidden.filter((one) => one !== id)
  return { ...look, hidden: shown ? others : [...others, id] }
}

/** Another sheet of paper: what was placed stands at the same part of it, as large as before. */
export function withPaper(look: Look, change: Partial<Pick<Look, 'paper' | 'orientation'>>): Look {
  const next = { ...look, ...change }
  const [from, to] = [pageSize(look), pageSize(next)]
  const placements = Object.entries(look.placements).map(([id, box]) => {
    const left = ((box.left + box.width / 2) / from.width) * to.width - box.width / 2
    const top = ((box.top + box.height / 2) / from.height) * to.height - box.height / 2
    return [id, { ...box, ...keptOnPage({ ...box, left, top }, to) }]
  })
  return { ...next, placements: Object.fromEntries(placements) }
}

/** Another design has other places and its own colours; what was chosen by hand stays. */
export function withDesign(look: Look, design: Look['design']): Look {
  return { ...look, design, placements: {} }
}

type Slot = 'custom' | 'signatory'

const slots: Record<Slot, readonly FieldId[]> = {
  custom: ['custom-1', 'custom-2', 'custom-3', 'custom-4'],
  signatory: ['signatory-1', 'signatory-2', 'signatory-3'],
}

/**
 * Takes out the custom field or signatory at `index` (from 0). Those after it move up, each with
 * its place and with whether it is shown.
 */
export function withoutSlot(look: Look, slot: Slot, index: number): Look {
  const ids = slots[slot]
  const from = (id: FieldId) => {
    const at = ids.indexOf(id)
    return at < index ? id : ids[at + 1]
  }
  return {
    ...rearranged(look, ids, from),
    ...(slot === 'custom'
      ? { custom: look.custom.toSpliced(index, 1) }
      : { signatories: look.signatories.toSpliced(index, 1) }),
  }
}

/** The signatories at `index` and the next change places; where on the page a place is stays. */
export function withSwapped(look: Look, index: number): Look {
  const [one, two] = look.signatories.slice(index, index + 2)
  if (!one || !two) return look
  return { ...look, signatories: look.signatories.toSpliced(index, 2, two, one) }
}

function rearranged(
  look: Look,
  ids: readonly FieldId[],
  from: (id: FieldId) => FieldId | undefined,
): Look {
  const placements = { ...look.placements }
  const hidden = look.hidden.filter((id) => !ids.includes(id))
  for (const id of ids) {
    delete placements[id]
    const source = from(id)
    if (source === undefined) continue
    const place = look.placements[source]
    if (place) placements[id] = place
    if (look.hidden.includes(source)) hidden.push(id)
  }
  return { ...look, placements, hidden }
}

/** Whether two are the same once they are kept. */
export function sameLook(one: Look, two: Look): boolean {
  return ordered(one) === ordered(two)
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
