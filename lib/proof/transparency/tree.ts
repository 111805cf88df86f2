import { emptyRoot, nodeHash } from './hashes'

/** A whole subtree: that of the 2^height leaves from index · 2^height on. */
export type Node = { height: number; index: number }

/** Gives the hash of a whole subtree that the tree has; throws where it is not at hand. */
export type ReadHash = (node: Node) => Uint8Array

/** The root of the first `size` leaves (RFC 6962 §2.1). */
export function rootOf(size: number, readHash: ReadHash): Uint8Array {
  return size === 0 ? emptyRoot : hashRange({ from: 0, to: size }, readHash)
}

/** Leaves `from` to `to`, the last not among them, as a tree or a proof of the RFC cuts them out. */
export type Range = { from: number; to: number }

/** The hash of the tree over a range of leaves. */
export function hashRange({ from, to }: Range, readHash: ReadHash): Uint8Array {
  const count = to - from
  const half = leftPart(count)
  if (count === 1 || half * 2 === count) {
    return readHash({ height: Math.round(Math.log2(count)), index: from / count })
  }
  const middle = from + half
  return nodeHash(
    hashRange({ from, to: middle }, readHash),
    hashRange({ from: middle, to }, readHash),
  )
}

/** How many of `count` leaves are left of the cut: the largest power of two below `count`. */
export function leftPart(count: number): number {
  let part = 1
  while (part * 2 < count) part *= 2
  return part
}
