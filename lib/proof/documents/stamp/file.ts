import { createHash, type Hash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

/** An indirect object with its number; `body` in Latin-1, or bytes between such texts. */
export type PdfObject = { id: number; body: string | readonly [string, Buffer, string] }

export function object(id: number, body: string): PdfObject {
  return { id, body: `${id} 0 obj\n${body}\nendobj\n` }
}

/**
 * How a stream is compressed: well where it is done once for all documents, quickly (a quarter of
 * the time, a tenth more bytes) where it is done for each.
 */
export type Compression = 'well' | 'quickly' | 'not'
const quickly = { level: 1, memLevel: 6, windowBits: 12 }

/** A stream object; `dict` holds its entries besides the length and the filter. */
export function stream(id: number, dict: string, data: Buffer, how: Compression): PdfObject {
  const bytes =
    how === 'not' ? data : how === 'well' ? deflateSync(data) : deflateSync(data, quickly)
  const filter = how === 'not' ? '' : '/Filter /FlateDecode '
  const head = `${id} 0 obj\n<<${dict} ${filter}/Length ${bytes.length}>>\nstream\n`
  return { id, body: [head, bytes, '\nendstream\nendobj\n'] }
}

/** The comment marks the file as binary (ISO 32000-1, 7.5.2; ISO 19005-3, 6.1.2). */
const header = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')

/**
 * Bytes that all documents of a template begin with, their lines of the cross-reference table by
 * object number, and a sha-256 that has got to their end.
 */
export type Frozen = { bytes: Buffer; entries: ReadonlyMap<number, string>; hash: Hash }

export function freeze(objects: readonly PdfObject[]): Frozen {
  const { bytes, entries } = joined(header, objects, '')
  return { bytes, entries, hash: createHash('sha256').update(bytes) }
}

/** A whole file, and the frozen bytes that it begins with. */
export type Stamped = { bytes: Buffer; frozen: Frozen }

/** The file's sha-256, without a hole if there is one: what is frozen is not hashed again. */
export function sha256Of({ bytes, frozen }: Stamped, hole?: { from: number; to: number }): Buffer {
  const hash = frozen.hash.copy()
  const from = frozen.bytes.length
  if (!hole) return hash.update(bytes.subarray(from)).digest()
  hash.update(bytes.subarray(from, hole.from))
  return hash.update(bytes.subarray(hole.to)).digest()
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
): Stamped {
  const start = (own: ReadonlyMap<number, string>, at: number) => {
    let table = `xref\n0 ${size}\n0000000000 65535 f \n`
    for (let id = 1; id < size; id++) table += own.get(id) ?? frozen.entries.get(id)
    return `${table}trailer\n<</Size ${size} ${trailer}>>\nstartxref\n${at}\n%%EOF\n`
  }
  return { bytes: joined(frozen.bytes, objects, start).bytes, frozen }
}

/** Written into one piece of memory: copies of each part would cost as much as the parts. */
function joined(
  beginning: Buffer,
  objects: readonly PdfObject[],
  ending: string | ((entries: ReadonlyMap<number, string>, at: number) => string),
) {
  const entries = new Map<number, string>()
  let at = beginning.length
  for (const { id, body } of objects) {
    entries.set(id, `${String(at).padStart(10, '0')} 00000 n \n`)
    at += lengthOf(body)
  }
  const end = typeof ending === 'string' ? ending : ending(entries, at)
  const bytes = Buffer.allocUnsafeSlow(at + end.length)
  beginning.copy(bytes)
  let to = beginning.length
  for (const { body } of objects) {
    if (typeof body === 'string') {
      to += bytes.write(body, to, 'latin1')
      continue
    }
    const [before, data, after] = body
    to += bytes.write(before, to, 'latin1')
    to += data.copy(bytes, to)
    to += bytes.write(after, to, 'latin1')
  }
  bytes.write(end, to, 'latin1')
  return { bytes, entries }
}

function lengthOf(body: PdfObject['body']): number {
  return typeof body === 'string' ? body.length : body[0].length + body[1].length + body[2].length
}
