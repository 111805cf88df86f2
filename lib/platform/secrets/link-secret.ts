import { createHash, randomBytes } from 'node:crypto'

/** What stands in a link that shows something to whoever has it: 256 random bits. Kept is its hash alone. */
export function newLinkSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** The sha-256 of a link's secret, in hex, by which it is found. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
