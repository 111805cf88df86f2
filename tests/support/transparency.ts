import { emptyRoot, nodeHash } from '@/lib/proof/transparency/hashes'
import type { ReadHash } from '@/lib/proof/transparency/tree'

/** The root of leaves' hashes as RFC 6962 §2.1 writes it down, without any cleverness. */
export function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return emptyRoot
  if (leaves.length === 1) return leaves[0] as Uint8Array
  let part = 1
  while (part * 2 < leaves.length) part *= 2
  return nodeHash(naiveRoot(leaves.slice(0, part)), naiveRoot(leaves.slice(part)))
}

/** Reads the hashes of subtrees straight from all leaves; what was once read it remembers. */
export function naiveReader(leaves: readonly Uint8Array[]): ReadHash {
  const known = new Map<string, Uint8Array>()
  return ({ height, index }) => {
    const width = 2 ** height
    const under = leaves.slice(index * width, (index + 1) * width)
    if (under.length !== width) throw new Error(`no whole subtree ${height}/${index}`)
    const root = known.get(`${height}/${index}`) ?? naiveRoot(under)
    known.set(`${height}/${index}`, root)
    return root
  }
}

/** The hashes, each time with one bit of another of them turned. */
export function* flips(hashes: readonly Uint8Array[], bit: number): Generator<Buffer[]> {
  for (const at of hashes.keys()) {
    const mutant = hashes.map((hash) => Buffer.from(hash))
    const byte = (bit >> 3) % 32
    const turned = mutant[at] as Buffer
    turned[byte] = (turned[byte] ?? 0) ^ (1 << (bit & 7))
    yield mutant
  }
}
