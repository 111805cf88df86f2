import { createHash, type KeyObject } from 'node:crypto'
import jsonld from 'jsonld'
import { moment } from './build'
import { documentLoader } from './contexts'

/** Who signs: an Ed25519 key, its name in the controller's document, and when. */
export type Signing = { key: KeyObject; verificationMethod: string; created: Date }

/** A proof of `eddsa-rdfc-2022` without its value (Data Integrity EdDSA Cryptosuites 1.0 §3.2.5). */
export function proofOptions(
  { verificationMethod, created }: Omit<Signing, 'key'>,
  proofPurpose: 'assertionMethod' | 'authentication' = 'assertionMethod',
) {
  return {
    ...{ type: 'DataIntegrityProof', created: moment(created), verificationMethod },
    ...{ cryptosuite: 'eddsa-rdfc-2022', proofPurpose },
  }
}

/**
 * The sha-256 of a document's canonical N-Quads (RDFC-1.0). `UnknownContext` where it names one that
 * we do not hold; JSON-LD's own error where a term means nothing, which would be left out of what is
 * signed.
 */
export async function canonicalHash(document: object): Promise<Buffer> {
  const text = await jsonld.canonize(document, {
    ...{ algorithm: 'RDFC-1.0', format: 'application/n-quads' },
    ...{ documentLoader, safe: true },
    // As it is verified: a text's direction is signed with it.
    ...{ base: null, rdfDirection: 'i18n-datatype' },
  })
  return createHash('sha256').update(text).digest()
}
