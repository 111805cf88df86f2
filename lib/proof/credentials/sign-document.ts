import { createHash, type KeyObject, sign } from 'node:crypto'
import jsonld from 'jsonld'
import { encodeBase58 } from './base58'
import { moment } from './build'
import { documentLoader } from './contexts'

/** Who signs: an Ed25519 key, its name in the controller's document, and what the signature is for. */
export type DocumentSigning = {
  key: KeyObject
  verificationMethod: string
  created: Date
  proofPurpose?: 'assertionMethod' | 'authentication'
}

type Signed<T> = T & { proof: Record<string, string> }

/**
 * Signs any JSON-LD document with `eddsa-rdfc-2022` (Data Integrity EdDSA Cryptosuites 1.0 §3.2.1):
 * what is not compiled, since few are alike. `UnknownContext` where it names one that we do not hold;
 * JSON-LD's own error where a term means nothing, which would be left out of what is signed.
 */
export async function signDocument<T extends { '@context': unknown }>(
  document: T,
  { key, verificationMethod, created, proofPurpose = 'assertionMethod' }: DocumentSigning,
): Promise<Signed<T>> {
  const options = {
    ...{ type: 'DataIntegrityProof', created: moment(created), verificationMethod },
    ...{ cryptosuite: 'eddsa-rdfc-2022', proofPurpose },
  }
  const hashes = await Promise.all([
    canonicalHash({ '@context': document['@context'], ...options }),
    canonicalHash(document),
  ])
  const proofValue = `z${encodeBase58(sign(null, Buffer.concat(hashes), key))}`
  return { ...document, proof: { ...options, proofValue } }
}

async function canonicalHash(document: object): Promise<Buffer> {
  const text = await jsonld.canonize(document, {
    ...{ algorithm: 'RDFC-1.0', format: 'application/n-quads' },
    ...{ documentLoader, safe: true },
    // As it is verified: a text's direction is signed with it.
    ...{ base: null, rdfDirection: 'i18n-datatype' },
  })
  return createHash('sha256').update(text).digest()
}
