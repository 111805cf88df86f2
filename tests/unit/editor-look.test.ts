import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordingIn } from '@/app/admin/templates/[id]/form/languages'
import {
  allFields,
  sameLook,
  withDesign,
  withoutPlacement,
  withoutSlot,
  withPaper,
  withPlacement,
  withShown,
  withSwapped,
} from '@/app/admin/templates/[id]/look-edits'
import { placeFields } from '@/lib/proof/documents/designs/design-fields'
import { placeholdersIn } from '@/lib/proof/documents/designs/facts'
import { pageSize } from '@/lib/proof/documents/designs/sheet'
import { designs, type Look, Look as LookSchema } from '@/lib/proof/documents/schema'
import { exampleDocument, exampleTemplate } from '@/tests/support/documents-example'

const { look } = exampleTemplate()
const doc = exampleDocument()
const at = (left: number) => ({ left, top: 10, width: 100, height: 20 })
const place = (look: Look, id: Parameters<typeof withPlacement>[1]) =>
  placeFields(look, doc).find((field) => field.id === id)

describe('edits of a look', () => {
  it('place a field, and give it back to the design', () => {
    const placed = withPlacement(look, 'name', { ...at(40), align: 'left' })
    expect(place(placed, 'name')).toMatchObject({ box: at(40), align: 'left' })
    expect(place(withoutPlacement(placed, 'name'), 'name')).toEqual(place(look, 'name'))
  })

  it('hide a field and show it again; the list has it all the while', () => {
    const hidden = withShown(look, 'qr', false)
    expect(place(hidden, 'qr')).toBeUndefined()
    expect(allFields(hidden, doc).some(({ id }) => id === 'qr')).toBe(true)
    expect(withShown(hidden, 'qr', true).hidden).toEqual([])
  })

  it.each(designs)('keep what was placed on the page when the paper of %s changes', (design) => {
    fc.assert(
      fc.property(
        fc.record({
          left: fc.integer({ min: 0, max: 700 }),
          top: fc.integer({ min: 0, max: 500 }),
          width: fc.integer({ min: 8, max: 842 }),
          height: fc.integer({ min: 8, max: 595 }),
        }),
        (box) => {
          const from = withPlacement(withDesign(look, design), 'name', box)
          const next = withPaper(from, { orientation: 'portrait', paper: 'letter' })
          const page = pageSize(next)
          const moved = next.placements.name ?? box
          expect(moved.left).toBeGreaterThanOrEqual(0)
          expect(moved.left + moved.width).toBeLessThanOrEqual(page.width + 0.011)
          expect(moved.top + moved.height).toBeLessThanOrEqual(page.height + 0.011)
          expect(LookSchema.safeParse(next).success).toBe(true)
        },
      ),
    )
  })

  it('take out a custom field: those after it move up with their places', () => {
    const custom = ['One', 'Two', 'Three'].map((label) => ({ label, value: label }))
    let given = withPlacement({ ...look, custom }, 'custom-1', at(1))
    given = withShown(withPlacement(given, 'custom-3', at(3)), 'custom-3', false)
    const left = withoutSlot(given, 'custom', 1)
    expect(left.custom.map(({ label }) => label)).toEqual(['One', 'Three'])
    expect(left.placements).toEqual({ 'custom-1': at(1), 'custom-2': at(3) })
    expect(left.hidden).toEqual(['custom-2'])
  })

  it('let two signatories change places, which stay where they are', () => {
    const swapped = withSwapped(withPlacement(look, 'signatory-1', at(7)), 0)
    expect(swapped.signatories.map(({ name }) => name)).toEqual([
      ...['Tomasz Zieliński', 'Helena Marsh'],
    ])
    expect(swapped.placements['signatory-1']).toEqual(at(7))
    expect(withSwapped(look, 5)).toBe(look)
  })

  it('find the columns that custom values ask for', () => {
    const custom = [
      { label: 'Hours', value: '{hours} h of {course-name}' },
      { label: 'Again', value: '{hours} {Not one} {}' },
    ]
    expect(placeholdersIn({ custom }).map(({ key }) => key)).toEqual(['hours', 'course-name'])
  })

  it('tell looks apart by what is in them, not by the order it is written in', () => {
    expect(sameLook(look, LookSchema.parse(JSON.parse(JSON.stringify(look))))).toBe(true)
    expect(sameLook({ ...look, accent: '#112233' }, look)).toBe(false)
    const { paper, ...rest } = look
    expect(sameLook({ ...rest, paper }, look)).toBe(true)
  })
})

describe('the language of the words', () => {
  it('brings phrases along, and leaves those that were written by hand', () => {
    const german = wordingIn({ ...look, wording: { heading: 'Meisterbrief' } }, 'de')
    expect(german).toMatchObject({ language: 'de', wording: { heading: 'Meisterbrief' } })
    expect(german.wording.awarded).toBe('Verliehen am')
    const finnish = wordingIn(german, 'fi')
    expect(finnish.wording).toEqual({ heading: 'Meisterbrief' })
  })
})
