import { emptyRoot, hashBytes, nodeHash } from './hashes'
import { leftPart } from './tree'

/** True when `leaf` (its hash) is the leaf at `index` of the tree with this size and root (RFC 9162 §2.1.3.2). */
export function verifyInclusion(claim: {
  size: number
  index: number
  leaf: Uint8Array
  proof: readonly Uint8Array[]
  root: Uint8Array
}): boolean {
  const { size, index, leaf, proof, root } = claim
  if (!isCount(size) || !isCount(index) || index >= size || !areHashes([leaf, root, ...proof])) {
    return false
  }
  let [node, last] = [index, size - 1]
  let hash: Uint8Array = leaf
  for (const beside of proof) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(beside, hash)
      ;[node, last] = pastWholeLeft(node, last)
    } else {
      hash = nodeHash(hash, beside)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && same(hash, root)
}

/** True when the tree of `older` leaves is the beginning of that of `newer` (RFC 9162 §2.1.4.2). */
export function verifyConsistency(claim: {
  older: { size: number; root: Uint8Array }
  newer: { size: number; root: Uint8Array }
  proof: readonly Uint8Array[]
}): boolean {
  const { older, newer, proof } = claim
  if (!isCount(older.size) || !isCount(newer.size) || older.size > newer.size) return false
  if (!areHashes([older.root, newer.root, ...proof])) return false
  if (older.size === newer.size) return proof.length === 0 && same(older.root, newer.root)
  if (older.size === 0) return proof.length === 0 && same(older.root, emptyRoot)

  // A whole older tree is a node of the newer one: its root is known, and no part of the proof.
  const steps = isPowerOfTwo(older.size) ? [older.root, ...proof] : [...proof]
  const [first, ...rest] = steps
  if (!first) return false
  let [node, last] = [older.size - 1, newer.size - 1]
  while (node % 2 === 1) [node, last] = [half(node), half(last)]
  let [before, after] = [first, first]
  for (const beside of rest) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      before = nodeHash(beside, before)
      after = nodeHash(beside, after)
      ;[node, last] = pastWholeLeft(node, last)
    } else {
      after = nodeHash(after, beside)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && same(before, older.root) && same(after, newer.root)
}

/** On the right edge: up to where the node is a right one, or the way ends. */
function pastWholeLeft(node: number, last: number): [number, number] {
  while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
  return [node, last]
}

// Shifting would cut a number off at 32 bits.
const half = (count: number) => Math.floor(count / 2)
const isCount = (given: number) => Number.isSafeInteger(given) && given >= 0
const isPowerOfTwo = (count: number) => count === 1 || leftPart(count) * 2 === count
const areHashes = (given: readonly Uint8Array[]) => given.every((one) => one.length === hashBytes)
const same = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0
