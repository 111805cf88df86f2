import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { PlacedField } from '../designs/items'
import { pageSize } from '../designs/sheet'
import { renderBackdrop, renderPicture } from '../plain/render-plain'
import type { CertificateDocument, Template } from '../schema'
import { itemise } from '../text/itemise'
import { shape } from '../text/shape'
import { type Frozen, freeze, object, type PdfObject, stream } from './file'
import { cidOf, type FontSet, fontIn, fontObjects, fontSet } from './fonts'
import { importPage } from './import-page'
import { type Origin, paintText } from './paint-text'
import { cropMarks, type Edge } from './print-marks'
import { type Marks, markContent, rectangle, structure } from './structure'
import { num, ref, textString } from './write'

/** What a document is made with besides its template and facts. */
export type Making = { edge: Edge; attached: boolean; signed: boolean }

/** Numbers of the objects that each document writes itself. */
type OwnIds = {
  page: number
  info: number
  metadata: number
  content: number
  link?: number
  attachment?: number
  signature?: number
}

/** All that the documents of one certification's version share, ready to be copied. */
export type Compiled = {
  frozen: Frozen
  /** The first number that is free for a document's own fonts. */
  size: number
  own: OwnIds
  origin: Origin
  marks: Marks
  catalog: number
  /** The page's entries but for its fonts. */
  page: { entries: string; fonts: string; objects: string }
  fonts: FontSet
}

/**
 * Sets and draws what is the same for all: react-pdf draws the backdrop and the pictures once, the
 * fixed texts are set and their fonts cut, the structure is laid out.
 */
export async function compile(
  template: Template,
  doc: CertificateDocument,
  fields: readonly PlacedField[],
  { edge, attached, signed }: Making,
): Promise<Compiled> {
  const { look, pictures } = template
  const size = pageSize(look)
  const border = edge.bleed + edge.slug
  const origin = { left: border, top: border + size.height }
  let last = 0
  const next = () => ++last
  const objects: PdfObject[] = []
  const marks = markContent(fields)

  const [catalog, pages, root, fixed] = [next(), next(), next(), next()]
  const own: OwnIds = { page: next(), info: next(), metadata: next(), content: next() }
  const linked = fields.flatMap(({ items }) => items).find((i) => i.kind === 'text' && i.href)
  if (linked) own.link = next()
  if (attached) own.attachment = next()
  if (signed) own.signature = next()

  const backdrop = importPage(await renderBackdrop(template, doc, edge.bleed), next)
  objects.push(...backdrop.objects)
  let named = `/Bg ${ref(backdrop.id)} `
  let content = `/Artifact BMC q 1 0 0 1 ${num(edge.slug)} ${num(edge.slug)} cm /Bg Do Q EMC\n${cropMarks(size, edge)}`
  const fonts = fontSet('F')
  for (const [at, field] of fields.entries()) {
    for (const [i, item] of field.items.entries()) {
      const mark = marks[at]?.[i]
      if (item.kind === 'text' && item.fixed) {
        content += marked(item.tag, mark, paintText(item, { set: fonts }, origin))
      } else if (item.kind === 'picture') {
        const picture = pictures[item.picture]
        if (!picture) throw new Error('a picture of the template is missing')
        const form = importPage(await renderPicture(picture, item), next)
        objects.push(...form.objects)
        const name = `P${form.id}`
        named += `/${name} ${ref(form.id)} `
        const [x, y] = [origin.left + item.box.left, origin.top - item.box.top - item.box.height]
        content += marked('Figure', mark, `q 1 0 0 1 ${num(x)} ${num(y)} cm /${name} Do Q\n`)
      }
    }
  }
  objects.push(stream(fixed, '', Buffer.from(content, 'latin1'), 'well'))
  foresee(fields, fonts)
  const cut = fontObjects(fonts, next, 'well')
  objects.push(...cut.objects)

  const widget = signed ? next() : undefined
  const refs = {
    ...{ root, page: own.page },
    ...(own.link === undefined ? {} : { link: own.link }),
    ...(widget === undefined ? {} : { widget }),
  }
  const pageBox = (box: PlacedField['box']) => rectangle(box, origin)
  objects.push(...structure(fields, marks, refs, look.language, next, pageBox))
  objects.push(object(pages, `<</Type /Pages /Count 1 /Kids [${ref(own.page)}]>>`))

  const profile = next()
  objects.push(stream(profile, '/N 3', colourProfile(), 'well'))
  let entries = `/Type /Catalog /Pages ${ref(pages)} /Lang ${textString(look.language)} /MarkInfo <</Marked true>> /StructTreeRoot ${ref(root)} /Metadata ${ref(own.metadata)} /ViewerPreferences <</DisplayDocTitle true>> /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile ${ref(profile)}>>]`
  if (own.attachment !== undefined) {
    const file = next()
    const bytes = ref(own.attachment)
    const about = '/AFRelationship /Data /Desc (Open Badge credential)'
    const names = '/F (credential.json) /UF (credential.json)'
    const held = `/EF <</F ${bytes} /UF ${bytes}>>`
    objects.push(object(file, `<</Type /Filespec ${names} ${held} ${about}>>`))
    entries += ` /AF [${ref(file)}] /Names <</EmbeddedFiles <</Names [(credential.json) ${ref(file)}]>>>>`
  }
  if (own.signature !== undefined && widget !== undefined) {
    const parent = own.link === undefined ? 1 : 2
    const field = `/FT /Sig /T (Signature) /TU (Signature of the issuer) /V ${ref(own.signature)}`
    const look = `/Rect [0 0 0 0] /F 132 /P ${ref(own.page)} /StructParent ${parent}`
    objects.push(object(widget, `<</Type /Annot /Subtype /Widget ${field} ${look}>>`))
    entries += ` /AcroForm <</Fields [${ref(widget)}] /SigFlags 3>>`
  }
  objects.push(object(catalog, `<<${entries}>>`))

  const annotations = [own.link, widget].flatMap((id) => (id === undefined ? [] : ref(id)))
  const [width, height] = [size.width + 2 * border, size.height + 2 * border]
  const boxes = `/MediaBox [0 0 ${num(width)} ${num(height)}]${edge.bleed > 0 ? trim(size, edge) : ''}`
  return {
    frozen: freeze(objects),
    ...{ size: last + 1, own, origin, marks, catalog, fonts },
    page: {
      entries: `/Type /Page /Parent ${ref(pages)} ${boxes} /Contents [${ref(fixed)} ${ref(own.content)}] /StructParents 0 /Tabs /S${annotations.length > 0 ? ` /Annots [${annotations.join(' ')}]` : ''}`,
      fonts: cut.resources,
      objects: named,
    },
  }
}

/**
 * Enters plain letters and figures in the fonts that the other texts will be set in: most names and
 * all numbers are then shown without a font of the document's own, which costs half of its time.
 */
function foresee(fields: readonly PlacedField[], fonts: FontSet) {
  for (const [id, item] of fields.flatMap(({ id, items }) =>
    items.map((it) => [id, it] as const),
  )) {
    if (item.kind !== 'text' || item.fixed) continue
    for (const text of id === 'name' ? [...likely, ...likelyInNames] : likely) {
      const runs = itemise(text, item.face.voice)
      if (!Array.isArray(runs)) continue
      for (const run of runs) {
        const { font, cells } = shape(run, item.face.cut)
        const used = fontIn(fonts, font)
        for (const cell of cells) cidOf(used, cell)
      }
    }
  }
}

/** Printable ASCII, the letters of Europe's languages, and the common ligatures, each by itself. */
const likely = [
  ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)),
  ...['·', 'fi', 'fl', 'ff', 'ffi'],
]
const likelyInNames = Array.from({ length: 191 }, (_, i) => String.fromCharCode(0xc0 + i))

/** Content that the structure points to, or decoration (ISO 32000-1, 14.6 and 14.8.2.2). */
export function marked(tag: string, mark: number | undefined, operators: string): string {
  if (mark === undefined) return `/Artifact BMC ${operators}EMC\n`
  return `/${tag} <</MCID ${mark}>> BDC ${operators}EMC\n`
}

function trim({ width, height }: { width: number; height: number }, { bleed, slug }: Edge): string {
  const border = bleed + slug
  const box = (inset: number) =>
    `[${[inset, inset, width + 2 * border - inset, height + 2 * border - inset].map(num).join(' ')}]`
  return ` /TrimBox ${box(border)} /BleedBox ${box(slug)}`
}

let profileBytes: Buffer | undefined

/** sRGB, which all our colours are in: without it a colour means something else on each device. */
function colourProfile(): Buffer {
  const root = process.env.LAUREL_ROOT ?? process.cwd()
  const file = path.join(root, 'node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc')
  profileBytes ??= readFileSync(file)
  return profileBytes
}
