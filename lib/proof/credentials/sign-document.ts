import { sign } from 'node:crypto'
import { encodeBase58 } from './base58'
import { canonicalHash, proofOptions, type Signing } from './proof-options'

/** What the signature is for, besides who signs. */
export type DocumentSigning = Signing & {
  proofPurpose?: 'assertionMethod' | 'authentication'
  domain?: string
  challenge?: string
}

type Signed<T> = T & { proof: Record<string, string> }

/**
 * Signs any JSON-LD document with `eddsa-rdfc-2022` (Data Integrity EdDSA Cryptosuites 1.0 §3.2.1):
 * what is not compiled, since few are alike. `UnknownContext` where it names one that we do not hold;
 * JSON-LD's own error where a term means nothing, which would be left out of what is signed.
 */
export async function signDocument<T extends { '@context': unknown }>(
  document: T,
  { key, proofPurpose, domain, challenge, ...named }: DocumentSigning,
): Promise<Signed<T>> {
  const options = {
    ...proofOptions(named, proofPurpose),
    ...{ ...(domain && { domain }), ...(challenge && { challenge }) },
  }
  const hashes = await Promise.all([
    canonicalHash({ '@context': document['@context'], ...options }),
    canonicalHash(document),
  ])
  const proofValue = `z${encodeBase58(sign(null, Buffer.concat(hashes), key))}`
  return { ...document, proof: { ...options, proofValue } }
}
