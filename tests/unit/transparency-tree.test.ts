import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyRoot, leafHash, nodeHash } from '@/lib/proof/transparency/hashes'
import { consistencyProof, inclusionProof } from '@/lib/proof/transparency/prove'
import { rootOf } from '@/lib/proof/transparency/tree'
import { verifyConsistency, verifyInclusion } from '@/lib/proof/transparency/verify-proofs'
import { flips, naiveReader, naiveRoot } from '@/tests/support/transparency'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** The eight leaves that implementations of Certificate Transparency test themselves with. */
const known = [
  ...['', '00', '10', '2021', '3031', '40414243', '5051525354555657'],
  '606162636465666768696a6b6c6d6e6f',
].map((entry) => leafHash(Buffer.from(entry, 'hex')))
const knownRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('the vectors of Certificate Transparency', () => {
  const read = naiveReader(known)

  it.each(knownRoots.map((root, size) => [size, root]))('the root of %i leaves', (size, root) => {
    expect(hex(rootOf(Number(size), read))).toBe(root)
  })

  it.each([
    [
      ...([8, 0] as const),
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      ...([8, 5] as const),
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [...([3, 2] as const), ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  ])('that a tree of %i has its leaf %i', (size, index, proof) => {
    expect(inclusionProof(size, index, read).map(hex)).toEqual(proof)
  })

  it.each([
    [
      ...([1, 8] as const),
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      ...([6, 8] as const),
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      ...([2, 5] as const),
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('that a tree of %i is the beginning of one of %i', (older, newer, proof) => {
    expect(consistencyProof(older, newer, read).map(hex)).toEqual(proof)
  })
})

const someTree = fc.integer({ min: 1, max: 700 }).map((size) => {
  const leaves = Array.from({ length: size }, (_, i) => leafHash(Buffer.from(`${size} ${i}`)))
  return { size, leaves, read: naiveReader(leaves), root: naiveRoot(leaves) }
})

describe('every proof of every tree', () => {
  it('that a leaf is in it holds, and with one bit changed it does not', () => {
    const check = fc.property(someTree, fc.nat(), fc.nat(), (tree, some, bit) => {
      const { size, leaves, read, root } = tree
      const index = some % size
      const leaf = leaves[index] as Buffer
      const proof = inclusionProof(size, index, read)
      const claim = { size, index, leaf, proof, root }
      expect(verifyInclusion(claim)).toBe(true)
      for (const mutant of flips([leaf, root, ...proof], bit)) {
        const [newLeaf, newRoot, ...hashes] = mutant as [Buffer, Buffer]
        expect(verifyInclusion({ ...claim, leaf: newLeaf, root: newRoot, proof: hashes })).toBe(
          false,
        )
      }
      expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(proof.length === 0)
      expect(verifyInclusion({ ...claim, proof: [...proof, root] })).toBe(false)
      const other = (index + 1) % size
      expect(verifyInclusion({ ...claim, index: other })).toBe(other === index)
    })
    fc.assert(check, { numRuns: 150 })
  })

  it('that another is its beginning holds, and with one bit changed it does not', () => {
    const check = fc.property(someTree, fc.nat(), fc.nat(), (tree, some, bit) => {
      const { size, leaves, read, root } = tree
      const older = { size: 1 + (some % size), root: naiveRoot(leaves.slice(0, 1 + (some % size))) }
      const newer = { size, root }
      const proof = consistencyProof(older.size, size, read)
      expect(verifyConsistency({ older, newer, proof })).toBe(true)
      for (const mutant of flips([older.root, root, ...proof], bit)) {
        const [oldRoot, newRoot, ...hashes] = mutant as [Buffer, Buffer]
        const claim = {
          older: { ...older, root: oldRoot },
          newer: { ...newer, root: newRoot },
          proof: hashes,
        }
        expect(verifyConsistency(claim)).toBe(false)
      }
      if (older.size === size) return
      const forked = { ...older, root: nodeHash(older.root, root) }
      expect(verifyConsistency({ older: forked, newer, proof })).toBe(false)
      expect(verifyConsistency({ older, newer, proof: [...proof, root] })).toBe(false)
    })
    fc.assert(check, { numRuns: 150 })
  })
})

it('takes nothing for a proof that cannot be one', () => {
  const leaf = leafHash(Buffer.from('leaf'))
  const claim = { size: 1, index: 0, leaf, proof: [], root: leaf }
  expect(verifyInclusion(claim)).toBe(true)
  expect(verifyInclusion({ ...claim, size: 0 })).toBe(false)
  expect(verifyInclusion({ ...claim, size: 1.5 })).toBe(false)
  expect(verifyInclusion({ ...claim, index: -1 })).toBe(false)
  expect(verifyInclusion({ ...claim, leaf: leaf.subarray(1), root: leaf.subarray(1) })).toBe(false)
  const empty = { size: 0, root: emptyRoot }
  const one = { size: 1, root: leaf }
  expect(verifyConsistency({ older: empty, newer: one, proof: [] })).toBe(true)
  expect(verifyConsistency({ older: { size: 0, root: leaf }, newer: one, proof: [] })).toBe(false)
  expect(verifyConsistency({ older: one, newer: empty, proof: [] })).toBe(false)
  expect(verifyConsistency({ older: one, newer: { size: 2, root: leaf }, proof: [] })).toBe(false)
  expect(() => inclusionProof(3, 3, naiveReader([]))).toThrow(RangeError)
  expect(() => consistencyProof(4, 3, naiveReader([]))).toThrow(RangeError)
})
