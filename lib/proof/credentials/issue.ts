import { createPublicKey, hash, sign } from 'node:crypto'
import { encodeBase58 } from './base58'
import { canonical, compiledFor, fill, filledIn } from './compile'
import { encodeMultikey } from './multikey'
import type { Signing } from './proof-options'
import type { CredentialFacts, SignedCredential } from './schema'
import { verifiesWithStock } from './stock'
import { type OpenProof, openProof, withProof } from './write-proof'

/** Of so many, one is verified with the stock library. */
const sampleOf = 500

/**
 * Signs credentials with `eddsa-rdfc-2022` (Data Integrity EdDSA Cryptosuites 1.0 §3.2), results in
 * the order of `facts`. The first of them and a sample are verified with the stock library before any
 * is handed out; one that does not verify is a bug, and throws.
 */
export async function issueCredentials(
  facts: readonly CredentialFacts[],
  signing: Signing,
): Promise<SignedCredential[]> {
  const proof = await openProof(signing)
  const signed: SignedCredential[] = []
  for (const one of facts) signed.push(await issueOne(one, signing, proof))
  for (let n = 0; n < signed.length; n += sampleOf) {
    const { document } = signed[n] as SignedCredential
    const publicKey = encodeMultikey(createPublicKey(signing.key))
    const why = await verifiesWithStock(JSON.parse(document), publicKey)
    if (why !== null) throw new Error(`a credential just signed does not verify: ${why}`)
  }
  return signed
}

async function issueOne(
  facts: CredentialFacts,
  { key }: Signing,
  proof: OpenProof,
): Promise<SignedCredential> {
  const template = await compiledFor(facts)
  const { json, quads } = fill(facts)
  const own = hash('sha256', await canonical(template, quads), 'buffer')
  const proofValue = `z${encodeBase58(sign(null, Buffer.concat([proof.hash, own]), key))}`
  const document = withProof(filledIn(template.json, json), proof, proofValue)
  return { document, sha256: hash('sha256', document) }
}
