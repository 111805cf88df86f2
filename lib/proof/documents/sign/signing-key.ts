import type { KeyObject } from 'node:crypto'

/**
 * What documents are signed with: RSA of 2048 bits and more, or P-256; the certificates in DER, the
 * key's own first, then those that vouch for it. It crosses into render threads as it is.
 */
export type SigningKey = { key: KeyObject; certificates: readonly Uint8Array[] }
