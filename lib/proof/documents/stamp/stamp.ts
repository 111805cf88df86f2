import { createHash } from 'node:crypto'
import { placeFields } from '../designs/design-fields'
import type { Item, PlacedField } from '../designs/items'
import { qrRuns } from '../designs/qr'
import type { CertificateDocument, Template } from '../schema'
import { ShortMemory } from '../short-memory'
import { type Compiled, compile, type Making, marked } from './compile'
import { assemble, object, type PdfObject, type Stamped, stream } from './file'
import { fontObjects, fontSet } from './fonts'
import { producer, xmpPacket } from './metadata'
import { type Fonts, type Origin, paintText } from './paint-text'
import { closeRange, signatureObject } from './signature'
import { rectangle } from './structure'
import { num, pdfDate, ref, rgb, textString } from './write'

/** `signatureRoom`: bytes to keep for a signature, of which there is none where it is undefined. */
export type StampOptions = Pick<Making, 'edge'> & { signatureRoom?: number }

const compiled = new ShortMemory<string, Promise<Compiled>>(40)

/**
 * A certificate by the fast path: what its template's documents share is copied, its own facts are
 * set, shaped and written in. `templateKey` tells templates apart. The file is unsigned, but has
 * room for a signature where asked. Texts must be clean and drawable.
 */
export async function stampCertificate(
  template: Template,
  templateKey: string,
  doc: CertificateDocument,
  { edge, signatureRoom }: StampOptions,
): Promise<Stamped> {
  const fields = placeFields(template.look, doc)
  const making = {
    edge,
    attached: doc.credential !== undefined,
    signed: signatureRoom !== undefined,
  }
  const key = `${templateKey}|${edge.bleed}|${making.attached}|${making.signed}|${shared(fields)}`
  let ready = compiled.get(key)
  if (!ready) {
    ready = compile(template, doc, fields, making)
    compiled.set(key, ready)
    ready.catch(() => compiled.delete(key))
  }
  return write(await ready, template, doc, fields, signatureRoom)
}

/** What of the fields is compiled: fixed texts as they are, of the others that they are there. */
function shared(fields: readonly PlacedField[]): string {
  let key = ''
  for (const { id, box, items } of fields) {
    key += `|${id} ${box.left} ${box.top} ${box.width} ${box.height}`
    for (const item of items) {
      key += item.kind === 'text' && item.fixed ? `|${item.text}` : `|${item.kind}`
    }
  }
  return key
}

function write(
  { frozen, size, own, origin, marks, catalog, page, fonts: ready }: Compiled,
  { look }: Template,
  doc: CertificateDocument,
  fields: readonly PlacedField[],
  signatureRoom: number | undefined,
): Stamped {
  let last = size - 1
  const next = () => ++last
  const fonts = { set: fontSet('V'), frozen: ready }
  let content = ''
  for (const [at, field] of fields.entries()) {
    for (const [i, item] of field.items.entries()) {
      const painted = paintOwn(item, fonts, origin)
      if (painted) content += marked(painted.tag, marks[at]?.[i], painted.operators)
    }
  }
  const cut = fontObjects(fonts.set, next, 'quickly')
  const day = new Date(`${doc.awardedOn}T00:00:00Z`)
  const about = {
    title: `${doc.certificationTitle}: ${doc.recipientName}`,
    author: doc.issuerName,
    subject: `Certificate ${doc.publicId}`,
    language: look.language,
    at: day,
  }
  const resources = `/Resources <</Font <<${page.fonts}${cut.resources}>> /XObject <<${page.objects}>>>>`
  const date = `(${pdfDate(day)})`
  const objects: PdfObject[] = [
    ...cut.objects,
    stream(own.content, '', Buffer.from(content, 'latin1'), 'quickly'),
    object(own.page, `<<${page.entries} ${resources}>>`),
    object(
      own.info,
      `<</Title ${textString(about.title)} /Author ${textString(about.author)} /Subject ${textString(about.subject)} /Creator (${producer}) /Producer (${producer}) /CreationDate ${date} /ModDate ${date}>>`,
    ),
    stream(own.metadata, '/Type /Metadata /Subtype /XML', Buffer.from(xmpPacket(about)), 'not'),
  ]
  if (own.link !== undefined) objects.push(link(own.link, fields, origin))
  if (own.attachment !== undefined) {
    const json = Buffer.from(doc.credential ?? '')
    const params = `/Params <</Size ${json.length} /ModDate ${date}>>`
    const type = `/Type /EmbeddedFile /Subtype /application#2Fld+json ${params}`
    objects.push(stream(own.attachment, type, json, 'quickly'))
  }
  if (own.signature !== undefined) {
    objects.push(signatureObject(own.signature, signatureRoom ?? 0, doc.issuerName))
  }
  const id = createHash('sha256').update(doc.publicId).digest('hex').slice(0, 32)
  const trailer = `/Root ${ref(catalog)} /Info ${ref(own.info)} /ID [<${id}> <${id}>]`
  const file = assemble(frozen, objects, last + 1, trailer)
  if (own.signature !== undefined) closeRange(file.bytes)
  return file
}

/** What differs from one certificate to the next. */
function paintOwn(item: Item, fonts: Fonts, origin: Origin) {
  if (item.kind === 'text' && !item.fixed) {
    return { tag: item.tag, operators: paintText(item, fonts, origin) }
  }
  if (item.kind === 'qr') return { tag: 'Figure', operators: paintQr(item, origin) }
  return null
}

function paintQr({ text, box, color }: Extract<Item, { kind: 'qr' }>, origin: Origin): string {
  const { runs, size } = qrRuns(text)
  const module = Math.min(box.width, box.height) / size
  const [x, y] = [origin.left + box.left, origin.top - box.top]
  const parts = runs.map((run) => `${run.x} ${run.y} ${run.width} 1 re`)
  const scale = num5(module)
  return `q ${rgb(color)} rg ${scale} 0 0 -${scale} ${num(x)} ${num(y)} cm\n${parts.join('\n')}\nf Q\n`
}

/** More exact than a position: it is multiplied by some forty modules. */
function num5(value: number): string {
  return String(Math.round(value * 100000) / 100000)
}

function link(id: number, fields: readonly PlacedField[], origin: Origin): PdfObject {
  for (const item of fields.flatMap(({ items }) => items)) {
    if (item.kind !== 'text' || !item.href) continue
    const address = textString(item.href)
    return object(
      id,
      `<</Type /Annot /Subtype /Link /Rect ${rectangle(item.box, origin)} /Border [0 0 0] /F 4 /StructParent 1 /Contents ${address} /A <</S /URI /URI ${address}>>>>`,
    )
  }
  throw new Error('no field has an address to link to')
}
