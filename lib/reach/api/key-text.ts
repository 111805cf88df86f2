import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A key as it is shown once, and what is kept of it. */
export type KeyText = { key: string; prefix: string; hash: string }

/** 256 random bits behind a beginning by which people and leak scanners know it. */
export function newKeyText(): KeyText {
  const prefix = `lrl_${[...randomBytes(8)].map((byte) => alphabet[byte % 32]).join('')}`
  const key = `${prefix}_${randomBytes(32).toString('base64url')}`
  return { key, prefix, hash: hashOf(key).toString('hex') }
}

/** Without what people misread; 32 letters, so that each is as likely. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

/** The beginning of what has the form of a key; null for all else. */
export function prefixOf(given: string): string | null {
  return /^(lrl_[a-z2-9]{8})_[\w-]{43}$/.exec(given)?.[1] ?? null
}

/** Whether it is the key that was kept, in a time that tells nothing of how much of it fits. */
export function isKey(given: string, hash: string): boolean {
  return timingSafeEqual(hashOf(given), Buffer.from(hash, 'hex'))
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
