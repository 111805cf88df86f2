import { createHash } from 'node:crypto'

export const hashBytes = 32

/** The hash of an entry as a leaf of the tree (RFC 6962 §2.1): 32 bytes. */
export function leafHash(entry: Uint8Array): Buffer {
  return createHash('sha256').update(leafPrefix).update(entry).digest()
}

/** The hash of two subtrees side by side (RFC 6962 §2.1): 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest()
}

/** The root of a tree without leaves. */
export const emptyRoot = createHash('sha256').digest()

// They keep a leaf from being passed off as a subtree, and the other way round.
const leafPrefix = Buffer.of(0)
const nodePrefix = Buffer.of(1)
