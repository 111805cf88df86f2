import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import fc from 'fast-check'
import jsonld from 'jsonld'
import { describe, expect, it, vi } from 'vitest'
import { decodeBase58 } from '@/lib/proof/credentials/base58'
import { buildCredential } from '@/lib/proof/credentials/build'
import { canonical, compiledFor, fill } from '@/lib/proof/credentials/compile'
import { documentLoader } from '@/lib/proof/credentials/contexts'
import { issueCredentials } from '@/lib/proof/credentials/issue'
import { encodeMultikey } from '@/lib/proof/credentials/multikey'
import type { CredentialFacts } from '@/lib/proof/credentials/schema'
import { verifiesWithStock } from '@/lib/proof/credentials/stock'
import { anyFacts, did, hostileText, plainFacts } from '@/tests/support/credential-facts'

const { publicKey, privateKey: key } = generateKeyPairSync('ed25519')
const multikey = encodeMultikey(publicKey)
const created = new Date('2026-02-03T04:05:06Z')
const signing = { key, verificationMethod: `${did}#${multikey}`, created }

const compiledText = async (facts: CredentialFacts) =>
  (await canonical(await compiledFor(facts), fill(facts).quads)).toString()
const stockText = (document: object) =>
  jsonld.canonize(document, {
    ...{ algorithm: 'RDFC-1.0' as const, format: 'application/n-quads' as const },
    ...{ documentLoader, safe: true },
  })

async function issue(facts: CredentialFacts) {
  const [signed] = await issueCredentials([facts], signing)
  if (!signed) throw new Error('nothing was signed')
  return signed
}

describe('a compiled credential', () => {
  it('has the canonical form that the stock library gives it, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(anyFacts, async (facts) => {
        expect(await compiledText(facts)).toBe(await stockText(buildCredential(facts)))
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it('says, signed, what was to be signed, and verifies with the stock library', async () => {
    await fc.assert(
      fc.asyncProperty(anyFacts, async (facts) => {
        // One that begins after its end verifies nowhere.
        const { validUntil, ...open } = facts
        const { document, sha256 } = await issue(open)
        expect(createHash('sha256').update(document).digest('hex')).toBe(sha256)
        const { proof, ...unsigned } = JSON.parse(document)
        expect(unsigned).toEqual(JSON.parse(JSON.stringify(buildCredential(open))))
        expect(proof).toHaveLength(1)
        expect(await verifiesWithStock(JSON.parse(document), multikey)).toBeNull()
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it('has the labels of the whole algorithm where two of its parts are alike', async () => {
    const skill = { name: 'Twice', url: 'https://example.org/twice' }
    const plain = plainFacts(1)
    const alike = { ...plain, achievement: { ...plain.achievement, skills: [skill, skill] } }
    expect(await compiledText(alike)).toBe(await stockText(buildCredential(alike)))
  })

  it('has it too where addresses that differ from one to the next are the same', async () => {
    const plain = plainFacts(1)
    const { id, achievement, status } = plain
    const entry = `${status.revocation}#${status.index}`
    const [one] = plain.evidence as [(typeof plain.evidence)[number]]
    for (const same of [id, achievement.id, achievement.criteria.id, entry, one.id]) {
      const other = { ...one, id: same, narrative: 'Another.' }
      const facts = { ...plain, refreshServiceUrl: same, evidence: [one, other, { ...one }] }
      expect(await compiledText(facts)).toBe(await stockText(buildCredential(facts)))
    }
  })

  it('has it whatever order the values of its form come to stand in', async () => {
    const [first, second] = [plainFacts(1), plainFacts(2)].flatMap(({ evidence }) => evidence)
    if (!first || !second) throw new Error('no evidence')
    const { id: page, criteria } = plainFacts(1).achievement
    const address = fc.oneof(
      fc.constantFrom(page, criteria.id, first.id, 'https://a.example/', 'urn:x:1', 'z:z'),
      fc.stringMatching(/^https:\/\/certs\.example\.org\/[a-z]{0,3}$/),
    )
    const values = fc.record({
      ...{ id: address, refreshServiceUrl: address, index: fc.nat(131_071), score: fc.nat(100) },
      ...{ one: address, other: address, name: hostileText, narrative: hostileText },
    })
    const form = await compiledFor({ ...plainFacts(1), evidence: [first, second] })
    await fc.assert(
      fc.asyncProperty(values, async ({ index, one, other, name, narrative, ...own }) => {
        const plain = plainFacts(index)
        const facts = {
          ...{ ...plain, ...own, recipientName: name, status: { ...plain.status, index } },
          evidence: [
            { ...first, id: one, narrative },
            { ...second, id: other, name },
          ],
        }
        expect(await compiledFor(facts)).toBe(form)
        expect(await compiledText(facts)).toBe(await stockText(buildCredential(facts)))
      }),
      { numRuns: 200 },
    )
  }, 60_000)

  it('is compiled once for those of its form, and anew where the form is another', async () => {
    const forms = await Promise.all([
      compiledFor(plainFacts(1)),
      compiledFor({ ...plainFacts(2), recipientName: 'Other', score: 3 }),
      compiledFor({ ...plainFacts(3), passMark: 61 }),
      compiledFor({ ...plainFacts(4), name: 'Another' }),
    ])
    expect(forms[1]).toBe(forms[0])
    expect(new Set(forms).size).toBe(3)
  })

  it('is signed over its proof’s options and itself, in this order', async () => {
    const { document } = await issue(plainFacts(7))
    const { proof, ...unsigned } = JSON.parse(document)
    const [{ proofValue, ...options }] = proof
    const hashes = await Promise.all(
      [{ '@context': unsigned['@context'], ...options }, unsigned].map(async (part) =>
        createHash('sha256')
          .update(await stockText(part))
          .digest(),
      ),
    )
    const signature = decodeBase58(proofValue.slice(1)) ?? new Uint8Array()
    expect(verify(null, Buffer.concat(hashes), createPublicKey(key), signature)).toBe(true)
  })

  it('is not handed out where the key is not the one it names', async () => {
    const other = generateKeyPairSync('ed25519').publicKey
    const wrong = { ...signing, verificationMethod: `${did}#${encodeMultikey(other)}` }
    await expect(issueCredentials([plainFacts(1)], wrong)).rejects.toThrow('is not the key')
  })

  it('is verified with the stock library, the first of its form and one in 2000', async () => {
    const stock = await import('@/lib/proof/credentials/stock')
    const verifies = vi.spyOn(stock, 'verifiesWithStock')
    const form = (n: number) => ({ ...plainFacts(n), name: 'Verified by sample' })
    const chunk = (from: number) => Array.from({ length: 200 }, (_, n) => form(from + n))
    const asked = async (facts: CredentialFacts[]) => {
      verifies.mockClear()
      await issueCredentials(facts, signing)
      return verifies.mock.calls.map(([signed]) =>
        Number((signed as { id?: string }).id?.slice(-6)),
      )
    }
    verifies.mockResolvedValueOnce('not so')
    await expect(issueCredentials(chunk(0), signing)).rejects.toThrow('does not verify: not so')
    expect(await asked(chunk(0))).toEqual([0])
    for (let from = 200; from < 2000; from += 200) expect(await asked(chunk(from))).toEqual([])
    const another = { ...form(2200), name: 'Another form' }
    expect(await asked([...chunk(2000), another])).toEqual([2000, 2200])
  })
})
