import { hashRange, leftPart, type ReadHash } from './tree'

/**
 * The hashes that lead from the leaf at `index` to the root of `size` leaves, the lowest first
 * (RFC 6962 §2.1.1). RangeError where the tree has no such leaf.
 */
export function inclusionProof(size: number, index: number, readHash: ReadHash): Uint8Array[] {
  if (!(Number.isSafeInteger(size) && Number.isInteger(index) && index >= 0 && index < size)) {
    throw new RangeError(`a tree of ${size} has no leaf ${index}`)
  }
  return path(0, size)

  function path(from: number, to: number): Uint8Array[] {
    if (to - from === 1) return []
    const middle = from + leftPart(to - from)
    return index < middle
      ? [...path(from, middle), hashRange({ from: middle, to }, readHash)]
      : [...path(middle, to), hashRange({ from, to: middle }, readHash)]
  }
}

/**
 * The hashes that show that the tree of `older` leaves is the beginning of that of `newer`
 * (RFC 6962 §2.1.2). None where the older one is empty or the two are the same. RangeError where
 * `older` is the larger.
 */
export function consistencyProof(older: number, newer: number, readHash: ReadHash): Uint8Array[] {
  if (!(Number.isSafeInteger(newer) && Number.isInteger(older) && older >= 0 && older <= newer)) {
    throw new RangeError(`a tree of ${older} is no beginning of one of ${newer}`)
  }
  return older === 0 ? [] : subproof(0, newer, true)

  /** `whole`: the older tree is the range from the very beginning, and its root is known. */
  function subproof(from: number, to: number, whole: boolean): Uint8Array[] {
    if (older === to) return whole ? [] : [hashRange({ from, to }, readHash)]
    const middle = from + leftPart(to - from)
    return older <= middle
      ? [...subproof(from, middle, whole), hashRange({ from: middle, to }, readHash)]
      : [...subproof(middle, to, false), hashRange({ from, to: middle }, readHash)]
  }
}
