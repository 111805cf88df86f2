import { InputError } from '@/lib/platform/errors/errors'
import { say } from '@/lib/platform/language/say'
import type { FileFacts } from '../schema'

export type Encoding = FileFacts['encoding']

const chunkBytes = 64 * 1024

/**
 * In which encoding a file is written: by its byte order mark, else by its bytes. What is not
 * UTF-8 but for a byte here and there is taken for windows-1252. Throws InputError for what is no text.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes.byteLength === 0) throw new InputError(say('imports.refused.empty'))
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return refuseZeros(bytes, 'utf-8')
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const zeros = countZeros(bytes.subarray(0, 2048))
  // Western text in UTF-16 has a zero in every other byte.
  if (zeros.odd > 16 && zeros.even === 0) return 'utf-16le'
  if (zeros.even > 16 && zeros.odd === 0) return 'utf-16be'
  return refuseZeros(bytes, mostlyUtf8(bytes) ? 'utf-8' : 'windows-1252')
}

/** The text of a file, a piece at a time, with \n as its only line end and without its mark. */
export function* decodeText(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding)
  let held = ''
  for (let at = 0; at < bytes.byteLength; at += chunkBytes) {
    const stream = at + chunkBytes < bytes.byteLength
    const text = held + decoder.decode(bytes.subarray(at, at + chunkBytes), { stream })
    // The \n of this \r may be the next piece's first letter.
    held = stream && text.endsWith('\r') ? '\r' : ''
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n')
  }
}

/** The letter that stands for bytes that are none. */
export const badByte = '\uFFFD'

function refuseZeros(bytes: Uint8Array, encoding: Encoding): Encoding {
  if (bytes.includes(0)) throw new InputError(say('imports.refused.notText'))
  return encoding
}

function countZeros(bytes: Uint8Array) {
  const zeros = { even: 0, odd: 0 }
  for (const [i, byte] of bytes.entries()) if (byte === 0) zeros[i % 2 === 0 ? 'even' : 'odd']++
  return zeros
}

/** Letters of several bytes outnumber the bytes that belong to none. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0
  let bad = 0
  for (let at = 0; at < bytes.byteLength; ) {
    const length = sequenceLength(bytes, at)
    if (length > 1) good++
    if (length === 0) bad++
    at += length || 1
  }
  return bad === 0 || good > bad
}

/** How many bytes the letter at `at` has; 0 where none begins. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number
  if (first < 0x80) return 1
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}
