import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, inkOn } from '@/lib/proof/documents/designs/colours'
import { placeFields } from '@/lib/proof/documents/designs/design-fields'
import type { Box, Item, PlacedField } from '@/lib/proof/documents/designs/items'
import { modernColours, panelOf } from '@/lib/proof/documents/designs/modern-palette'
import { drawn } from '@/lib/proof/documents/designs/ornaments'
import { pageSize } from '@/lib/proof/documents/designs/sheet'
import {
  type CertificateDocument,
  designs,
  type FieldId,
  fieldIds,
  Look,
  orientations,
  papers,
} from '@/lib/proof/documents/schema'
import { setText } from '@/lib/proof/documents/text/set-text'
import { exampleDocument } from '@/tests/support/documents-example'

/** Half an inch: nearer to the edge a frame covers it and some printers leave it white. */
const safe = 36
/** 27 mm, see `codeSide`. */
const codeAtLeast = 76

const pictureId = '00000000-0000-4000-8000-000000000001'
const signatory = { name: 'Helena Marsh', role: 'Director of Studies', signature: pictureId }
const facts = [
  { label: 'Hours', value: '{hours}' },
  { label: 'Mode', value: 'Online, with a supervised final examination' },
  { label: 'Level', value: 'EQF 5' },
  { label: 'Credits', value: '3' },
]
const long = (count: number) =>
  'Maximiliana Fernández de Córdoba '
    .repeat(10)
    .slice(0, count - 1)
    .concat('a')
const bare = exampleDocument({ description: undefined, expiresOn: undefined, score: undefined })
const full = exampleDocument({
  ...{ recipientName: long(300), certificationTitle: long(200), description: long(300) },
  ...{ issuerName: long(200), details: { hours: '40' } },
  skills: ['Statistics', 'Probability', 'Data ethics', 'Regression', 'Visualisation', 'SQL'],
})
/** As long as they may be at all: twenty skills of sixty letters. */
const brimful = { ...full, skills: Array<string>(20).fill(long(60)) }

const kinds = designs.flatMap((design) =>
  papers.flatMap((paper) => orientations.map((orientation) => ({ design, paper, orientation }))),
)
const fullLook = (given: Partial<Look>) =>
  Look.parse({ signatories: Array(3).fill(signatory), custom: facts, logo: pictureId, ...given })

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((n) => `#${n.toString(16).padStart(6, '0')}`)
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const looks = fc
  .record({
    design: fc.constantFrom(...designs),
    paper: fc.constantFrom(...papers),
    orientation: fc.constantFrom(...orientations),
    language: fc.constantFrom('en', 'ar', 'he-IL', 'th', 'hi'),
    ink: maybe(colour),
    accent: maybe(colour),
    ornament: maybe(colour),
    logo: maybe(fc.constant(pictureId)),
    background: maybe(fc.constant(pictureId)),
    ornaments: fc.boolean(),
    signatories: fc.array(fc.constant(signatory), { maxLength: 3 }),
    custom: fc.subarray(facts),
    hidden: fc.subarray([...fieldIds] as FieldId[], { maxLength: 6 }),
  })
  .map((given) => Look.parse(JSON.parse(JSON.stringify(given))))
const text = (most: number) =>
  fc.constantFrom(8, 40, 120, most).map((count) => long(Math.min(count, most)))
const documents = fc
  .record({
    recipientName: text(300),
    certificationTitle: text(200),
    description: maybe(text(300)),
    skills: fc.array(fc.constantFrom('Statistics', long(60)), { maxLength: 20 }),
    expiresOn: maybe(fc.constant('2028-11-23')),
    score: maybe(fc.constant(87.5)),
    details: fc.constantFrom({}, { hours: '40' }),
  })
  .map((given) => exampleDocument(given as Partial<CertificateDocument>))

describe.each(kinds)('$design, $paper, $orientation', (kind) => {
  it.each([
    ['with nothing that may be left out', Look.parse({ ...kind }), bare],
    ['with all there can be', fullLook(kind), full],
    ['with as many skills as there may be', fullLook(kind), brimful],
    ['with all, from right to left', fullLook({ ...kind, language: 'ar' }), full],
    ['without ornaments', fullLook({ ...kind, ornaments: false, background: pictureId }), full],
  ])('%s', (_, look, doc) => holds(look, doc))

  it('gives texts the colour that is asked for, as far as the paper lets it be read', () => {
    const name = (given: Partial<Look>) => {
      const fields = placeFields(fullLook({ ...kind, ...given }), full)
      const [item] = fields.find(({ id }) => id === 'name')?.items ?? []
      return item?.kind === 'text' ? item.color : undefined
    }
    const dark = { background: pictureId, ornaments: false }
    expect(name({ ink: '#102a6b' })).toBe('#102a6b')
    expect(name({ ink: '#f5f0e0', ...dark })).toBe('#f5f0e0')
    expect(name({ ink: '#f5f0e0' })).not.toBe('#f5f0e0')
    expect(name(dark)).toBe(name({}))
  })

  it('sets the longest texts in sizes that can be read', () => {
    expect(sizesOf(fullLook(kind), full)).toMatchObject({
      ...{ name: atLeast(8.5), title: atLeast(7.5), description: atLeast(7), issuer: atLeast(5) },
      ...{ skills: atLeast(8), awarded: atLeast(9), number: atLeast(6) },
    })
  })

  it('sets every text at its limit somehow', () => {
    const signatories = Array(3).fill({ name: long(100), role: long(100) })
    const custom = Array(4).fill({ label: long(60), value: long(200) })
    const keys = ['heading', 'before', 'between', 'awarded', 'expires', 'score', 'number', 'scan']
    const wording = Object.fromEntries(keys.map((key) => [key, long(80)]))
    const sizes = sizesOf(fullLook({ ...kind, signatories, custom, wording }), {
      ...brimful,
      verifyUrl: `https://example.org/${'a'.repeat(280)}`,
    })
    expect(Object.keys(sizes)).toHaveLength(fieldIds.length - 2)
    expect(Math.min(...Object.values(sizes))).toBeGreaterThanOrEqual(2.5)
    expect(sizes.heading).toBeGreaterThanOrEqual(7)
  })

  it('gives an ordinary name its full size, also in tall letters, within the field', () => {
    for (const recipientName of ['Amara Okafor', 'محمد الشريف', 'अनन्या शर्मा', 'ณัฐวุฒิ ศรี']) {
      const name = placeFields(Look.parse(kind), exampleDocument({ recipientName })).find(
        ({ id }) => id === 'name',
      )
      const [line, ...more] = setText(name?.items[0] as Extract<Item, { kind: 'text' }>)
      expect(more).toEqual([])
      expect(line?.size).toBeGreaterThanOrEqual(42)
      expect(name?.box.height).toBeGreaterThanOrEqual(1.35 * (line?.size ?? 0))
    }
  })
})

it('holds whatever the certificate says and shows', () => {
  fc.assert(fc.property(looks, documents, holds), { numRuns: 400 })
})

it('puts a field where it was moved, turned as it was asked, and lets the others be', () => {
  const side = (from: number) => fc.integer({ min: from, max: 500 })
  const box = fc.record({ left: side(-50), top: side(-50), width: side(4), height: side(4) })
  const align = fc.constantFrom('left' as const, 'center' as const, 'right' as const)
  fc.assert(
    fc.property(looks, documents, fc.nat(40), box, align, (look, doc, at, place, turned) => {
      const before = placeFields(look, doc)
      const id = before[at % Math.max(1, before.length)]?.id
      if (!id) return
      const moved = placeFields({ ...look, placements: { [id]: { ...place, align: turned } } }, doc)
      const own = moved.find((field) => field.id === id) as PlacedField
      expect(own).toMatchObject({ box: place, align: turned })
      itemsStayInside(own)
      for (const item of own.items) {
        if (item.kind === 'text') expect(item.align).toBe(turned)
      }
      const others = (fields: PlacedField[]) =>
        JSON.stringify(fields.filter((field) => field.id !== id))
      expect(others(moved)).toBe(others(before))
    }),
    { numRuns: 200 },
  )
})

it('gives the room of what is hidden to the others', () => {
  const hidden: FieldId[] = ['description', 'skills', 'expires', 'score', 'signatory-3', 'custom-4']
  const { description: _, expiresOn: __, score: ___, ...less } = { ...full, skills: [] }
  for (const kind of kinds) {
    const look = fullLook(kind)
    const { signatories, custom } = look
    const without = { ...look, signatories: signatories.slice(0, 2), custom: custom.slice(0, 3) }
    const shown = placeFields({ ...look, hidden }, full)
    expect(JSON.stringify(shown)).toBe(JSON.stringify(placeFields(without, less)))
  }
})

it('stands the other way round where people read from the right', () => {
  for (const design of designs) {
    const left = placeFields(fullLook({ design, paper: 'a4' }), full)
    const right = placeFields(fullLook({ design, paper: 'a4', language: 'ar' }), full)
    const { width } = pageSize({ paper: 'a4', orientation: 'landscape' })
    expect(right.map(({ box }) => box.left)).toEqual(
      left.map(({ box }) => expect.closeTo(width - box.left - box.width)),
    )
    const name = right.find(({ id }) => id === 'name')
    expect(name?.align).toBe(design === 'classic' ? 'center' : 'right')
  }
})

/** The smallest size in which each field's texts are set, in points. */
function sizesOf(look: Look, doc: CertificateDocument): Record<string, number> {
  const sizes: Record<string, number> = {}
  for (const { id, items } of placeFields(look, doc)) {
    for (const item of items) {
      if (item.kind !== 'text') continue
      sizes[id] = Math.min(sizes[id] ?? 99, ...setText(item).map(({ size }) => size))
    }
  }
  return sizes
}

/** What must be true of every page, whatever is on it. */
function holds(look: Look, doc: CertificateDocument) {
  const page = pageSize(look)
  const fields = placeFields(look, doc)
  expect(fields.map(({ id }) => id)).toEqual(applying(look, doc))
  for (const [i, field] of fields.entries()) {
    const { id, box } = field
    const inside = {
      left: safe,
      top: safe,
      width: page.width - 2 * safe,
      height: page.height - 2 * safe,
    }
    expect(outside(box, inside), `${id} stays clear of the edge`).toBe(0)
    itemsStayInside(field)
    for (const other of fields.slice(i + 1)) {
      expect(overlap(box, other.box), `${id} and ${other.id} keep apart`).toBe(0)
    }
    for (const item of field.items) {
      if (item.kind === 'text') {
        expect(
          contrast(item.color, groundOf(look, field)),
          `${id} can be read`,
        ).toBeGreaterThanOrEqual(4.5)
      }
      if (item.kind === 'qr') {
        expect(Math.min(item.box.width, item.box.height)).toBeGreaterThanOrEqual(codeAtLeast)
        expect(item.box.width).toBeCloseTo(item.box.height)
        expect(contrast(item.color, groundOf(look, field)), 'the code').toBeGreaterThan(12)
        // Nobody knows how dark a background is.
        if (look.background) expect(field.items[0]).toMatchObject({ kind: 'line', box: field.box })
      }
    }
  }
}

/** Which fields a certificate must offer, in the order in which they are read. */
function applying(
  { design, logo, ornaments, hidden, ...look }: Look,
  doc: CertificateDocument,
): FieldId[] {
  const said = (value: string) => !value.includes('{hours}') || doc.details.hours !== undefined
  const without = new Set<FieldId>(hidden)
  if (!logo && !(design === 'classic' && ornaments)) without.add('logo')
  if (!doc.description) without.add('description')
  if (doc.skills.length === 0) without.add('skills')
  if (!doc.expiresOn) without.add('expires')
  if (doc.score === undefined) without.add('score')
  if (!ornaments) without.add('seal')
  for (const n of [1, 2, 3, 4] as const) {
    if (!said(look.custom[n - 1]?.value ?? '{hours}') || !look.custom[n - 1])
      without.add(`custom-${n}`)
  }
  for (const n of [1, 2, 3] as const) if (!look.signatories[n - 1]) without.add(`signatory-${n}`)
  return ([...fieldIds] as FieldId[]).filter((id) => !without.has(id))
}

function itemsStayInside({ id, box, items }: PlacedField) {
  for (const item of items) {
    expect(outside(item.box, box), `${id}'s ${item.kind} stays in its box`).toBe(0)
    expect(Math.min(item.box.width, item.box.height), `${id}'s ${item.kind}`).toBeGreaterThan(0)
  }
}

/** The colour behind a field's texts: paper, the field of colour, or a code's plate. */
function groundOf(look: Look, { id, box, items }: PlacedField): string {
  if (id === 'qr' && items.some(({ kind }) => kind === 'line')) return '#ffffff'
  const panel = panelOf({ look, page: pageSize(look) })
  const onPanel = look.design === 'modern' && look.ornaments && overlap(box, panel) > 0
  if (onPanel) return modernColours(look).accent
  // Whoever gives texts a light colour has a dark background.
  if (look.ink && look.background) return inkOn(look.ink)
  return drawn[look.design].ground(look)
}

/** How far a box reaches out of another, in points; hairs of rounding aside. */
function outside(box: Box, within: Box): number {
  const out = Math.max(
    ...[within.left - box.left, within.top - box.top],
    box.left + box.width - within.left - within.width,
    box.top + box.height - within.top - within.height,
  )
  return out > 0.01 ? out : 0
}

/** How far two boxes reach into each other, in points. */
function overlap(one: Box, other: Box): number {
  const across =
    Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left)
  const down =
    Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top)
  const shared = Math.min(across, down)
  return shared > 0.01 ? shared : 0
}

function atLeast(size: number) {
  return expect.toSatisfy((value: unknown) => typeof value === 'number' && value >= size)
}
