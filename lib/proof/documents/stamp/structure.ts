import type { Box, PlacedField } from '../designs/items'
import { object, type PdfObject } from './file'
import { num, ref, textString } from './write'

/** The numbers of the objects that the structure points to. */
export type StructureRefs = { root: number; page: number; link?: number; widget?: number }

/** By field and item, in order, which marked content it is (undefined: decoration). */
export type Marks = readonly (readonly (number | undefined)[])[]

/** Numbers all content in reading order. */
export function markContent(fields: readonly PlacedField[]): Marks {
  let next = 0
  return fields.map(({ items }) => items.map((item) => (item.kind === 'line' ? undefined : next++)))
}

/**
 * The structure of the document (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7): one element for each
 * text and picture in reading order, the parts of a field together, the link and the signature's
 * field with their annotations.
 */
export function structure(
  fields: readonly PlacedField[],
  marks: Marks,
  refs: StructureRefs,
  language: string,
  next: () => number,
  pageBox: (box: Box) => string,
): PdfObject[] {
  const objects: PdfObject[] = []
  const parents: number[] = []
  const annotations: number[] = []
  const document = next()
  const promote = !fields.some(({ items }) =>
    items.some((i) => i.kind === 'text' && i.tag === 'H1'),
  )
  const add = (id: number, type: string, parent: number, rest: string) => {
    objects.push(object(id, `<</Type /StructElem /S /${type} /P ${ref(parent)} ${rest}>>`))
    return id
  }

  const element = (item: PlacedField['items'][number], mark: number, parent: number): number => {
    const id = next()
    const at = `/Pg ${ref(refs.page)}`
    parents[mark] = id
    if (item.kind === 'picture' || item.kind === 'qr') {
      const layout = `/A <</O /Layout /Placement /Block /BBox ${pageBox(item.box)}>>`
      return add(id, 'Figure', parent, `${at} /K ${mark} /Alt ${textString(item.alt)} ${layout}`)
    }
    const tag = item.kind === 'text' ? (promote && item.tag === 'H2' ? 'H1' : item.tag) : 'P'
    if (item.kind !== 'text' || !item.href || refs.link === undefined) {
      return add(id, tag, parent, `${at} /K ${mark}`)
    }
    const outer = next()
    annotations.push(id)
    const kids = `/K [${mark} <</Type /OBJR ${at} /Obj ${ref(refs.link)}>>]`
    add(id, 'Link', outer, `${at} ${kids}`)
    return add(outer, tag, parent, `/K ${ref(id)}`)
  }

  const top = fields.flatMap((field, at) => {
    const content = field.items.flatMap((item, i) => {
      const mark = marks[at]?.[i]
      return mark === undefined ? [] : [{ item, mark }]
    })
    if (content.length < 2) return content.map(({ item, mark }) => element(item, mark, document))
    const group = next()
    const kids = content.map(({ item, mark }) => element(item, mark, group))
    return add(group, 'Div', document, `/K [${kids.map(ref).join(' ')}]`)
  })
  if (refs.widget !== undefined) {
    const form = next()
    const kid = `<</Type /OBJR /Pg ${ref(refs.page)} /Obj ${ref(refs.widget)}>>`
    top.push(add(form, 'Form', document, `/K ${kid}`))
    annotations.push(form)
  }
  add(
    document,
    'Document',
    refs.root,
    `/Lang ${textString(language)} /K [${top.map(ref).join(' ')}]`,
  )

  // Number 0 is the page's content; the annotations follow, in the order in which the page has them.
  const tree = next()
  const others = annotations.map((id, i) => `${i + 1} ${ref(id)}`).join(' ')
  objects.push(object(tree, `<</Nums [0 [${parents.map(ref).join(' ')}] ${others}]>>`))
  const rest = `/K ${ref(document)} /ParentTree ${ref(tree)} /ParentTreeNextKey ${annotations.length + 1}`
  objects.push(object(refs.root, `<</Type /StructTreeRoot ${rest}>>`))
  return objects
}

/** A box as a rectangle of the page. */
export function rectangle(
  { left, top, width, height }: Box,
  origin: { left: number; top: number },
) {
  const [x, y] = [origin.left + left, origin.top - top - height]
  return `[${num(x)} ${num(y)} ${num(x + width)} ${num(y + height)}]`
}
