import { deflateSync } from 'node:zlib'

/** An indirect object with its number; `body` in Latin-1 or bytes. */
export type PdfObject = { id: number; body: Buffer }

export function object(id: number, body: string): PdfObject {
  return { id, body: Buffer.from(`${id} 0 obj\n${body}\nendobj\n`, 'latin1') }
}

/**
 * How a stream is compressed: well where it is done once for all documents, quickly (a quarter of
 * the time, a tenth more bytes) where it is done for each.
 */
export type Compression = 'well' | 'quickly' | 'not'
const quickly = { level: 3, memLevel: 6, windowBits: 12 }

/** A stream object; `dict` holds its entries besides the length and the filter. */
export function stream(id: number, dict: string, data: Buffer, how: Compression): PdfObject {
  const bytes =
    how === 'not' ? data : how === 'well' ? deflateSync(data) : deflateSync(data, quickly)
  const filter = how === 'not' ? '' : '/Filter /FlateDecode '
  const head = `${id} 0 obj\n<<${dict} ${filter}/Length ${bytes.length}>>\nstream\n`
  return { id, body: Buffer.concat([Buffer.from(head, 'latin1'), bytes, tail]) }
}

const tail = Buffer.from('\nendstream\nendobj\n', 'latin1')

/** The comment marks the file as binary (ISO 32000-1, 7.5.2; ISO 19005-3, 6.1.2). */
const header = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')

/** Bytes that all documents of a template begin with, and where each object in them starts. */
export type Frozen = { bytes: Buffer; offsets: ReadonlyMap<number, number> }

export function freeze(objects: readonly PdfObject[]): Frozen {
  const offsets = new Map<number, number>()
  let at = header.length
  for (const { id, body } of objects) {
    offsets.set(id, at)
    at += body.length
  }
  return { bytes: Buffer.concat([header, ...objects.map(({ body }) => body)]), offsets }
}

/**
 * The whole file: what is frozen, the objects of this document, the cross-reference table, the
 * trailer (7.5). Object numbers run from 1 to `size - 1` without a gap.
 */
export function assemble(
  frozen: Frozen,
  objects: readonly PdfObject[],
  size: number,
  trailer: string,
): Buffer {
  const entries: string[] = new Array(size)
  entries[0] = '0000000000 65535 f \n'
  for (const [id, offset] of frozen.offsets) entries[id] = entry(offset)
  let at = frozen.bytes.length
  for (const { id, body } of objects) {
    entries[id] = entry(at)
    at += body.length
  }
  const end = `xref\n0 ${size}\n${entries.join('')}trailer\n<</Size ${size} ${trailer}>>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([
    frozen.bytes,
    ...objects.map(({ body }) => body),
    Buffer.from(end, 'latin1'),
  ])
}

function entry(offset: number): string {
  return `${String(offset).padStart(10, '0')} 00000 n \n`
}
