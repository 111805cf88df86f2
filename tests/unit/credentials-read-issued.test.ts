import { generateKeyPairSync, hash, type KeyObject, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filledIn } from '@/lib/proof/credentials/arrange'
import { encodeBase58 } from '@/lib/proof/credentials/base58'
import { canonical, compiledFor, fill } from '@/lib/proof/credentials/compile'
import { didDocument } from '@/lib/proof/credentials/did'
import { issueCredentials } from '@/lib/proof/credentials/issue'
import { encodeMultikey } from '@/lib/proof/credentials/multikey'
import type { CredentialFacts } from '@/lib/proof/credentials/schema'
import { signDocument } from '@/lib/proof/credentials/sign-document'
import { readIssued } from '@/lib/proof/credentials/verify/read-issued'
import { openProof, withProof } from '@/lib/proof/credentials/write-proof'
import { anyFacts, did, plainFacts } from '@/tests/support/credential-facts'
import { newWorld, now } from '@/tests/support/foreign-issuer'
import { seededRandom } from '@/tests/support/random'
import { mutantOf } from '@/tests/support/verify-mutants'

const pair = generateKeyPairSync('ed25519')
const { privateKey: key } = pair
const publicKey = encodeMultikey(pair.publicKey)
const signing = { key, verificationMethod: `${did}#${publicKey}`, created: now }
const quick = (document: string) => readIssued(document, { publicKey, now })

const world = newWorld()
world.put(
  'https://certs.example.org/issuers/academy/did.json',
  didDocument({ did, keys: [{ publicKey, state: 'in-use' }] }),
)

/** What the whole verification says a document says, where it finds the signature to fit. */
async function inFull(json: string) {
  const { checks, facts } = await world.verify({ json })
  const fits = checks.some(({ name, outcome }) => name === 'signature' && outcome === 'passed')
  return fits ? facts : null
}

async function issue(facts: CredentialFacts) {
  const [signed] = await issueCredentials([facts], signing)
  return signed?.document ?? ''
}

/** As the compiled form has it, for facts that nobody may issue: the stock library is not asked. */
async function signCompiled(facts: CredentialFacts, by: KeyObject = key, method = signing) {
  const [form, proof] = [await compiledFor(facts), await openProof(method)]
  const { json, quads } = fill(facts)
  const own = hash('sha256', await canonical(form, quads), 'buffer')
  const value = `z${encodeBase58(sign(null, Buffer.concat([proof.hash, own]), by))}`
  return withProof(filledIn(form.json, json), proof, value)
}

describe('a credential as it was issued', () => {
  it('is read without the whole verification, and says what that finds', async () => {
    await fc.assert(
      fc.asyncProperty(anyFacts, async ({ validUntil: _, ...facts }) => {
        const document = await issue(facts)
        const said = await quick(document)
        if (document.length <= 50_000) expect(said).not.toBeNull()
        if (said) expect(said).toEqual(await inFull(document))
      }),
      { numRuns: 40 },
    )
    const plain = await issue(plainFacts(1))
    expect(await quick(plain)).toEqual(await inFull(plain))
    expect(await quick(plain)).toMatchObject({
      recipientName: 'Kim Đỗ 1',
      title: 'Certified Welder',
    })
  }, 60_000)

  it('is read changed by a letter only where the whole verification finds the same said', async () => {
    const document = await issue(plainFacts(2))
    const random = seededRandom(11)
    let read = 0
    for (let n = 0; n < 1000; n++) {
      const mutant = mutantOf(document, random)
      const said = mutant === document ? null : await quick(mutant)
      if (!said) continue
      read += 1
      expect(await inFull(mutant), mutant).toEqual(said)
    }
    // Evidence that stands there twice is the same set of quads.
    expect(read).toBeLessThan(50)
    const spaced = JSON.stringify(JSON.parse(document), null, 1)
    const escaped = document.replace('"id"', '"\\u0069d"')
    for (const other of [spaced, escaped, `${document} `, `${document}x`, '{', 'null', '']) {
      expect(await quick(other), other).toBeNull()
    }
  }, 60_000)

  it('is believed no further than by the whole verification, whatever the key has signed', async () => {
    const { proof: _, ...unsigned } = JSON.parse(await issue(plainFacts(3)))
    const random = seededRandom(12)
    let believed = 0
    for (let n = 0; n < 100; n++) {
      const mutant = JSON.parse(mutantOf(JSON.stringify(unsigned), random, 'tree'))
      const signed = await signDocument(mutant, signing).catch(() => null)
      if (!signed) continue
      const document = JSON.stringify({ ...signed, proof: [signed.proof] })
      const said = await quick(document)
      if (!said) continue
      believed += 1
      expect(said).toEqual(await inFull(document))
    }
    expect(believed).toBeGreaterThan(5)
  }, 60_000)

  it('is not read where its compiled quads could be another’s', async () => {
    const plain = plainFacts(4)
    const wrong: Partial<CredentialFacts>[] = [
      { id: 'c/4' },
      { id: 'https://a.example/> <https://b.example/' },
      { id: 'https://a.example/\u00e9' },
      { id: 'urn:x:\\u0041' },
      { refreshServiceUrl: '' },
      { refreshServiceUrl: '_:b0' },
      { score: Number.NaN },
      { score: Number.POSITIVE_INFINITY },
      { status: { ...plain.status, index: Number.NaN } },
      { evidence: plain.evidence.map((one) => ({ ...one, id: 'no address' })) },
      { validUntil: new Date('2025-01-01T00:00:00Z') },
    ]
    for (const part of wrong) {
      const facts = { ...plain, ...part }
      expect(await quick(await signCompiled(facts)), JSON.stringify(part)).toBeNull()
    }
    expect(await quick(await signCompiled(plain))).not.toBeNull()
  })

  it('is not read by another key, for another issuer, or before it was signed', async () => {
    const plain = plainFacts(5)
    const other = generateKeyPairSync('ed25519')
    expect(await quick(await signCompiled(plain, other.privateKey))).toBeNull()
    const document = await issue(plain)
    const ask = { publicKey: encodeMultikey(other.publicKey), now }
    expect(await readIssued(document, ask)).toBeNull()
    expect(await readIssued(document, { publicKey: 'z6Mk', now })).toBeNull()
    expect(await readIssued(document, { publicKey, now: new Date(now.getTime() - 1) })).toBeNull()
    const foreign = { ...signing, verificationMethod: `${did}x#${publicKey}` }
    expect(await quick(await signCompiled(plain, key, foreign))).toBeNull()
    const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const method = `${did}#${encodeMultikey(p256.publicKey)}`
    const signed = await signCompiled(plain, key, { ...signing, verificationMethod: method })
    expect(await readIssued(signed, { publicKey: method.slice(did.length + 1), now })).toBeNull()
  })
})
