import { createPublicKey, hash, sign } from 'node:crypto'
import { filledIn } from './arrange'
import { encodeBase58 } from './base58'
import { type Compiled, canonical, compiledFor, fill } from './compile'
import { hashText } from './hash-text'
import { encodeMultikey } from './multikey'
import type { Signing } from './proof-options'
import type { CredentialFacts, SignedCredential } from './schema'
import { verifiesWithStock } from './stock'
import { type OpenProof, openProof, withProof } from './write-proof'

/** Of so many of a form, one is verified with the stock library. */
const sampleOf = 2000
/** How many of a form were signed since one of them was. */
const unverified = new WeakMap<Compiled, number>()

type Made = SignedCredential & { form: Compiled }

/**
 * Signs credentials with `eddsa-rdfc-2022` (Data Integrity EdDSA Cryptosuites 1.0 §3.2), results in
 * the order of `facts`. Of each form the first that is signed here and a sample are verified with the
 * stock library before any of a call is handed out; one that does not verify is a bug, and throws.
 */
export async function issueCredentials(
  facts: readonly CredentialFacts[],
  signing: Signing,
): Promise<SignedCredential[]> {
  const publicKey = encodeMultikey(createPublicKey(signing.key))
  if (!signing.verificationMethod.endsWith(`#${publicKey}`)) {
    throw new Error(`${signing.verificationMethod} is not the key that is to sign`)
  }
  const proof = await openProof(signing)
  const made: Made[] = []
  for (const one of facts) made.push(await issueOne(one, signing, proof))
  for (const one of made) await verifySample(one, publicKey)
  return made.map(({ document, sha256 }) => ({ document, sha256 }))
}

async function verifySample({ document, form }: Made, publicKey: string) {
  const before = unverified.get(form) ?? sampleOf
  if (before >= sampleOf) {
    const why = await verifiesWithStock(JSON.parse(document), publicKey)
    if (why !== null) throw new Error(`a credential just signed does not verify: ${why}`)
  }
  unverified.set(form, before >= sampleOf ? 1 : before + 1)
}

async function issueOne(facts: CredentialFacts, { key }: Signing, proof: OpenProof): Promise<Made> {
  const form = await compiledFor(facts)
  const { json, quads } = fill(facts)
  const own = hash('sha256', await canonical(form, quads), 'buffer')
  const proofValue = `z${encodeBase58(sign(null, Buffer.concat([proof.hash, own]), key))}`
  const document = withProof(filledIn(form.json, json), proof, proofValue)
  return { document, sha256: hashText(document).toString('hex'), form }
}
