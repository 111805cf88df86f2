import { createHash, createPublicKey, sign } from 'node:crypto'
import { encodeBase58 } from './base58'
import { credentialContexts } from './build'
import { canonical, compiledFor, fill, filledIn } from './compile'
import { encodeMultikey } from './multikey'
import { canonicalHash, proofOptions, type Signing } from './proof-options'
import type { CredentialFacts, SignedCredential } from './schema'
import { verifiesWithStock } from './stock'

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
  const proof = await proofOf(signing)
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

/** The proof without its value, as JSON that is left open, and the hash of its canonical form. */
type Proof = { json: string; hash: Buffer }

/** The same for all that one key signs at a time. */
async function proofOf({ key: _, ...named }: Signing): Promise<Proof> {
  const options = proofOptions(named)
  const hash = await canonicalHash({ '@context': credentialContexts, ...options })
  return { json: JSON.stringify(options).slice(0, -1), hash }
}

async function issueOne(
  facts: CredentialFacts,
  { key }: Signing,
  proof: Proof,
): Promise<SignedCredential> {
  const template = await compiledFor(facts)
  const values = fill(facts)
  const hash = sha256(await canonical(template, values.quads))
  const proofValue = `z${encodeBase58(sign(null, Buffer.concat([proof.hash, hash]), key))}`
  const unsigned = filledIn(template.json, values.json).slice(0, -1)
  // A set of proofs, as the schema of Open Badges wants it.
  const document = `${unsigned},"proof":[${proof.json},"proofValue":"${proofValue}"}]}`
  return { document, sha256: createHash('sha256').update(document).digest('hex') }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
