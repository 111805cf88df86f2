import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { settings } from '@/lib/platform/env/settings'

const [ivBytes, tagBytes] = [12, 16]

/**
 * What must not lie in the database in clear, encrypted by a key that comes from AUTH_SECRET
 * (AES-256-GCM, HKDF-SHA-256): base64. `purpose` says what it is and whose; it opens for no other.
 */
export function seal(secret: Uint8Array, purpose: string): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv)
  const body = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64')
}

/** What was sealed for this purpose; null where AUTH_SECRET is another now, or the text was changed. */
export function unseal(sealed: string, purpose: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64')
  if (bytes.length < ivBytes + tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, ivBytes))
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()])
  } catch {
    return null
  }
}

function keyFor(purpose: string): Buffer {
  const secret = settings().AUTH_SECRET
  if (!secret) throw new Error('AUTH_SECRET must be set before anything can be sealed.')
  return Buffer.from(hkdfSync('sha256', secret, '', `laurel ${purpose}`, 32))
}
