import { beforeAll, expect, it } from 'vitest'
import { checkSignature } from '@/lib/proof/documents/check/check-signature'
import { renderCertificate } from '@/lib/proof/documents/render'
import { makeKey, signingAlgorithms } from '@/lib/proof/documents/sign/make-key'
import { changedBytes } from '../support/changed-bytes'
import { checkedDocument } from '../support/check-printed'
import { exampleTemplate } from '../support/documents-example'
import { seededRandom } from '../support/random'

const mutants = 15_000
const at = new Date('2026-11-26T12:00:00Z')
const files = new Map<string, Buffer>()

beforeAll(async () => {
  for (const algorithm of signingAlgorithms) {
    const key = await makeKey('Northwind Academy', algorithm, at)
    const signing = { key, at }
    const { bytes } = await renderCertificate(exampleTemplate(), checkedDocument(), { signing })
    files.set(algorithm, Buffer.from(bytes))
  }
})

it.each(signingAlgorithms)('%s: of 15,000 mutants of a signed file none is good', (algorithm) => {
  const file = files.get(algorithm) ?? Buffer.alloc(0)
  expect(checkSignature(file).state).toBe('good')
  const hole = file.lastIndexOf('/ByteRange')
  const random = seededRandom(21)
  const found: Record<string, number> = {}
  for (let tried = 0; tried < mutants; ) {
    // Half of them around the signature, which is a twentieth of the file.
    const changed = changedBytes(file, random, tried % 2 === 0 ? hole : 0)
    if (changed.equals(file)) continue
    tried++
    const state = checkSignature(changed)
    const name = state.state === 'bad' ? state.why : state.state
    found[name] = (found[name] ?? 0) + 1
  }
  console.log(algorithm, found)
  expect(found.good ?? 0).toBe(0)
})
