import { randomBytes } from 'node:crypto'

/** A UUIDv7 (RFC 9562 §5.7): ordered by the time of making, so indexes stay dense. */
export function newId(now = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz'

/**
 * The name of a certificate on the outside: 24 characters of 54, 138 random bits,
 * without the letters that people misread (I, L, O, U).
 */
export function newPublicId(): string {
  let id = ''
  while (id.length < 24) {
    for (const byte of randomBytes(32)) {
      // 216 is the largest multiple of 54 in a byte: above it the choice would be skewed.
      if (byte < 216 && id.length < 24) id += alphabet[byte % 54]
    }
  }
  return id
}

/** True for what `newPublicId` makes; anything else needs no look-up. */
export function isPublicId(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{24}$/.test(text)
}

/** True for any UUID in its usual spelling. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
