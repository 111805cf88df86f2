import { createHash, randomBytes } from 'node:crypto'

/** What lets in whoever has it, in a link or a cookie: 256 random bits. Kept is its hash alone. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** The sha-256 of a secret, in hex, by which it is found. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
