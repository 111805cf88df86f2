import { hash } from 'node:crypto'

const encoder = new TextEncoder()
let bytes = new Uint8Array(64 * 1024)

/** The sha-256 of a text in UTF-8. Given the text, `hash` would measure it before it encodes it. */
export function hashText(text: string): Buffer {
  // No UTF-16 unit is more than three bytes.
  if (text.length * 3 > bytes.length) bytes = new Uint8Array(text.length * 3)
  const { written } = encoder.encodeInto(text, bytes)
  return hash('sha256', bytes.subarray(0, written), 'buffer')
}
