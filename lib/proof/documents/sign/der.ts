/** Just enough of DER (ITU-T X.690) for a CMS signature. */

export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body])
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff)
  return Buffer.from([0x80 | bytes.length, ...bytes])
}

export const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts)
export const octets = (bytes: Uint8Array) => der(0x04, bytes)

/** A SET OF: its members in the order of their bytes (11.6). */
export function setOf(...parts: readonly Uint8Array[]): Buffer {
  return der(0x31, ...[...parts].sort(Buffer.compare))
}

/** An object identifier from its dotted form. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second]
  for (const arc of rest) {
    const digits = [arc & 0x7f]
    for (let left = arc >>> 7; left > 0; left >>>= 7) digits.unshift((left & 0x7f) | 0x80)
    bytes.push(...digits)
  }
  return der(0x06, Buffer.from(bytes))
}

/** One element: its tag, its contents, and all of its bytes. */
export type Element = { tag: number; body: Buffer; whole: Buffer }

/** The elements that follow each other in the bytes. */
export function elements(bytes: Buffer): Element[] {
  const found: Element[] = []
  for (let at = 0; at < bytes.length; ) {
    const begin = at
    const tag = bytes.readUInt8(at)
    let length = bytes.readUInt8(at + 1)
    at += 2
    if (length > 0x80) {
      const count = length & 0x7f
      length = bytes.readUIntBE(at, count)
      at += count
    }
    if (at + length > bytes.length) throw new Error('DER ends early')
    found.push({
      tag,
      body: bytes.subarray(at, at + length),
      whole: bytes.subarray(begin, at + length),
    })
    at += length
  }
  return found
}
