import type { Align, FieldId } from '../schema'
import type { Face, Step } from '../text/fit'
import { classicColours } from './classic-palette'
import { factsOf } from './facts'
import type { Box, Field, Item, Tag, TextStyle } from './items'
import type { Sheet } from './sheet'

const serif = (cut: Face['cut'], tracking?: number): Face => ({
  voice: 'serif',
  cut,
  ...(tracking === undefined ? {} : { tracking }),
})
const one = (from: number, to: number): Step => ({ lines: 1, from, to })
const more = (lines: number, from: number, to: number): Step => ({ lines, from, to })

/** Everything on the middle axis, the proof at the foot. */
export function classicFields(sheet: Sheet): Field[] {
  return [...award(sheet), ...facts(sheet), ...signatories(sheet), ...proof(sheet)]
}

/** Who awards what to whom, down the middle of the page. */
function award({ page, look, doc, words }: Sheet): Field[] {
  const colours = classicColours(look)
  const tall = page.height > page.width
  const air = tall ? 70 : (page.height - 595.28) / 2 + (doc.description ? 0 : 10)
  const left = tall ? 70 : 84
  const column = (top: number, height: number): Box => {
    return { left, top: top + air, width: page.width - 2 * left, height }
  }
  const text = (
    id: FieldId,
    box: Box,
    words: string,
    tag: Tag,
    style: Omit<TextStyle, 'align'>,
    fixed = true,
  ): Field => ({
    id,
    box,
    align: 'center',
    items: (box, align) => [{ kind: 'text', text: words, box, tag, fixed, ...style, align }],
  })
  // An issuer's accent may be too light to read, so it colours ornaments alone.
  const heading = look.accent ? colours.ink : colours.green
  const phrase = { face: serif('italic'), color: colours.muted, steps: [one(13, 10)] }
  const middle = page.width / 2
  const fields: Field[] = [
    logo(look.logo, doc.issuerName, { left: middle - 60, top: 58 + air, width: 120, height: 40 }),
    text('issuer', column(101, 24), doc.issuerName, 'P', {
      ...{ face: serif('bold', 0.4), color: colours.ink, steps: [one(13, 10), more(2, 10, 7)] },
    }),
    text('heading', column(130, 42), words.heading, 'H1', {
      ...{ face: serif('regular', 0.3), color: heading, steps: [one(32, 14), more(2, 18, 8)] },
    }),
    text('before', column(180, 18), words.before, 'P', phrase),
    text(
      'name',
      column(201, 80),
      doc.recipientName,
      'P',
      {
        ...{ face: serif('regular'), color: colours.ink },
        steps: [one(46, 28), more(2, 32, 18), more(6, 17, 8)],
      },
      false,
    ),
    text('between', column(298, 18), words.between, 'P', phrase),
    text('title', column(322, 48), doc.certificationTitle, 'H2', {
      ...{ face: serif('bold'), color: colours.ink },
      steps: [one(25, 17), more(2, 19, 12), more(3, 12, 7)],
    }),
  ]
  const plain = { face: serif('regular'), color: colours.muted }
  if (doc.description) {
    const steps = [more(2, 11, 9.5), more(4, 9, 5)]
    fields.push(text('description', column(371, 32), doc.description, 'P', { ...plain, steps }))
  }
  if (doc.skills.length > 0) {
    const steps = [one(9.5, 7.5), more(2, 7.5, 4)]
    fields.push(text('skills', column(401, 12), doc.skills.join('  ·  '), 'P', { ...plain, steps }))
  }
  return fields
}

function logo(picture: string | undefined, issuerName: string, box: Box): Field {
  return {
    ...{ id: 'logo', box, align: 'center' },
    items: (box, align) =>
      picture ? [{ kind: 'picture', picture, box, align, alt: issuerName }] : [],
  }
}

/** Side by side under the title. */
function facts(sheet: Sheet): Field[] {
  const { page, look } = sheet
  const { ink, muted } = classicColours(look)
  const all = factsOf(sheet)
  const cell = Math.min(116, (page.width - 140) / all.length)
  const start = (page.width - all.length * cell) / 2
  const top = page.height - (page.height > page.width ? 250 : 182)
  return all.map(({ id, label, value, fixed }, i) => ({
    ...{ id, align: 'center' },
    box: { left: start + i * cell, top, width: cell, height: 28 },
    items: (box, align) => [
      ...small(label, { ...box, height: 11 }, serif('italic'), muted, align, true),
      {
        ...{ kind: 'text', text: value, tag: 'P', fixed, align, color: ink },
        ...{ face: serif('bold'), steps: [one(11.5, 9), more(2, 8, 4)] },
        box: { ...box, top: box.top + 11, height: box.height - 11 },
      },
    ],
  }))
}

function small(
  text: string,
  box: Box,
  face: Face,
  color: string,
  align: Align,
  fixed: boolean,
): Item[] {
  if (text === '') return []
  const steps = [one(9, 6), more(2, 6, 3)]
  return [{ kind: 'text', text, box, tag: 'P', fixed, face, color, steps, align }]
}

/** Ruled lines to sign on, between the seal and the code. */
function signatories({ page, look }: Sheet): Field[] {
  const { ink, muted } = classicColours(look)
  const column = 138
  const pitch = column + 18
  const count = look.signatories.length
  const start = (page.width - count * pitch + 18) / 2
  const top = page.height - (page.height > page.width ? 190 : 142)
  return look.signatories.map(({ name, role, signature }, i) => ({
    ...{ id: `signatory-${i + 1}` as FieldId, align: 'center' },
    box: { left: start + i * pitch, top, width: column, height: 68 },
    items: (box, align) => {
      const foot = box.top + box.height - 32
      const items: Item[] = []
      if (signature) {
        const above = { ...box, height: Math.max(4, box.height - 34) }
        items.push({ kind: 'picture', picture: signature, box: above, align, alt: name })
      }
      items.push({ kind: 'line', box: { ...box, top: foot, height: 0.5 }, color: muted })
      const steps = [one(10, 7), more(2, 6.5, 4)]
      items.push({
        ...{ kind: 'text', text: name, tag: 'P', fixed: true, align, color: ink, steps },
        ...{ face: serif('bold'), box: { ...box, top: foot + 2, height: 15 } },
      })
      const under = { ...box, top: foot + 17, height: 15 }
      return [...items, ...small(role, under, serif('regular'), muted, align, true)]
    },
  }))
}

/** How to check the certificate: number, address, the same address as a code; the seal opposite. */
function proof({ page, look, doc, words }: Sheet): Field[] {
  const { ink, muted } = classicColours(look)
  const [margin, side] = [70, 76]
  const top = page.height - 66 - side
  return [
    {
      ...{ id: 'seal', align: 'center', items: () => [] },
      box: { left: margin, top, width: side, height: side },
    },
    {
      ...{ id: 'qr', align: 'center' },
      box: { left: page.width - margin - side, top, width: side, height: side + 10 },
      items: (box, align) => {
        const width = Math.min(box.width, box.height - 10)
        const code = { ...box, left: box.left + (box.width - width) / 2, width, height: width }
        const under = { ...box, top: box.top + box.height - 11, height: 11 }
        return [
          { kind: 'qr', text: doc.verifyUrl, box: code, color: ink, alt: doc.verifyUrl },
          ...small(words.scan, under, serif('regular'), muted, align, true),
        ]
      },
    },
    {
      ...{ id: 'number', align: 'center' },
      box: {
        ...{ left: margin + side, top: page.height - 67 },
        ...{ width: page.width - 2 * (margin + side), height: 11 },
      },
      items: (box, align) => [
        {
          ...{ kind: 'text', tag: 'P', fixed: false, align, color: muted, box },
          ...{ face: serif('regular'), steps: [one(8, 6), more(2, 6, 3)] },
          text: `${words.number} ${doc.publicId}  ·  ${doc.verifyUrl}`,
          href: doc.verifyUrl,
        },
      ],
    },
  ]
}
