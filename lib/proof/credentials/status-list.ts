import { createHmac } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { moment } from './build'

/** A status list that cannot be read: no gzip, no base64url, or more of it than anyone needs. */
export class UnreadableList extends Error {
  override readonly name = 'UnreadableList'
}

/**
 * The bits of a list, `positions` set and all others not, as `encodedList` (Bitstring Status List
 * v1.0 §3.3): gzip, base64url, with multibase's `u` before it. Length in bits.
 */
export function encodeStatusList(length: number, positions: readonly number[]): string {
  const bits = Buffer.alloc(Math.ceil(length / 8))
  for (const position of positions) {
    bits[position >> 3] = (bits[position >> 3] ?? 0) | (0x80 >> (position & 7))
  }
  return `u${gzipSync(bits).toString('base64url')}`
}

/**
 * The bits of a list that somebody gives. Those of before v1.0 (StatusList2021) have no `u`, and may be
 * in base64 as well. `UnreadableList` where it is none, or has more than `maxBytes` unpacked.
 */
export function decodeStatusList(encoded: string, { maxBytes }: { maxBytes: number }): Uint8Array {
  const multibase = encoded.startsWith('u')
  const text = multibase ? encoded.slice(1) : encoded
  const form = multibase ? /^[\w-]+$/ : /^[\w+/-]+={0,2}$/
  if (!form.test(text)) throw new UnreadableList('It is not base64.')
  try {
    return gunzipSync(Buffer.from(text, 'base64url'), { maxOutputLength: maxBytes })
  } catch (cause) {
    throw new UnreadableList('It is not gzip, or too large.', { cause })
  }
}

/** The `size` bits of an entry as a number; the first bit is the highest (§3.2). Null out of range. */
export function bitAt(bits: Uint8Array, index: number, size = 1): number | null {
  // Before anything is read: where numbers grow too large to be told apart, nothing would be.
  if ((index + 1) * size > bits.length * 8) return null
  let value = 0
  for (let bit = index * size; bit < (index + 1) * size; bit++) {
    value = value * 2 + (((bits[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1)
  }
  return value
}

/** The list as a credential to be signed (§2.2). `validFrom`: when its bits changed last. */
export function statusListCredential({
  id,
  issuer,
  purpose,
  encodedList,
  validFrom,
}: {
  id: string
  issuer: string
  purpose: 'revocation' | 'suspension'
  encodedList: string
  validFrom: Date
}) {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: moment(validFrom),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList,
    },
  }
}

/**
 * The n-th of a fixed order of all positions below `length` that looks random to whoever lacks the
 * seed: a Feistel network of four rounds over the next even power of two, walked until it lands below
 * `length`. No two n give the same.
 */
export function positionOf(seed: Buffer, length: number, n: number): number {
  const half = Math.ceil(Math.log2(length) / 2)
  const size = 2 ** half
  let at = n
  do {
    let [left, right] = [Math.floor(at / size), at % size]
    for (let round = 0; round < 4; round++) {
      const key = createHmac('sha256', seed).update(Buffer.of(round, right >> 8, right & 255))
      ;[left, right] = [right, (left ^ key.digest().readUInt32BE(0)) & (size - 1)]
    }
    at = left * size + right
  } while (at >= length)
  return at
}
