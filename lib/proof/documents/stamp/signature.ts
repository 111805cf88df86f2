import { createHash } from 'node:crypto'
import { object, type PdfObject, type Stamped, sha256Of } from './file'
import { pdfDate, textString } from './write'

/**
 * A signature dictionary (ISO 32000-1, 12.8.1; ETSI EN 319 142-1, 5.3) with room for a CMS of
 * `room` bytes. It must be the last object of the file.
 */
export function signatureObject(id: number, room: number, signer: string): PdfObject {
  const range = `${begin}${digits} ${digits} ${digits}]`
  const contents = `/Contents <${'00'.repeat(room)}>`
  return object(
    id,
    `<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Name ${textString(signer)} /M (${noDate}) ${range} ${contents}>>`,
  )
}

const begin = '/ByteRange [0 '
const digits = '0000000000'
const noDate = pdfDate(new Date(0))

/** Where in the file the hole is, "<" and ">" included, and the moment of signing. */
type Hole = { from: number; to: number; date: number }

function holeOf(file: Buffer): Hole {
  const range = file.lastIndexOf(begin)
  const from = file.indexOf('<', range)
  const to = file.indexOf('>', from) + 1
  const date = file.lastIndexOf('/M (D:', range) + 4
  if (range < 0 || to <= 0) throw new Error('the file has no room for a signature')
  return { from, to, date }
}

/** Writes down which bytes will be signed: all but the hole. */
export function closeRange(file: Buffer): void {
  const { from, to } = holeOf(file)
  const at = file.lastIndexOf(begin) + begin.length
  const range = [from, to, file.length - to].map((value) => String(value).padStart(10, '0'))
  file.write(range.join(' '), at, 'latin1')
}

/**
 * Signs the file in place: `sign` makes the CMS of the sha-256 of the signed bytes (ETSI EN 319
 * 142-1, 6.3, level B-B).
 */
export function signInPlace(file: Stamped, at: Date, sign: (digest: Uint8Array) => Buffer): void {
  const { from, to, date } = holeOf(file.bytes)
  file.bytes.write(pdfDate(at), date, 'latin1')
  const cms = sign(sha256Of(file, { from, to })).toString('hex')
  if (cms.length > to - from - 2) throw new Error('the signature does not fit its place')
  file.bytes.write(cms, from + 1, 'latin1')
}

/** The sha-256, in hex, of a signed file as it was before: without the signature and its moment. */
export function unsignedSha256(signed: Uint8Array): string {
  const file = Buffer.from(signed)
  const { from, to, date } = holeOf(file)
  file.write(noDate, date, 'latin1')
  file.fill('0', from + 1, to - 1, 'latin1')
  return createHash('sha256').update(file).digest('hex')
}
