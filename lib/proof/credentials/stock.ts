import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { documentLoader as contexts } from './contexts'
import { didDocument } from './did'

type Credential = { issuer: { id: string } | string; validFrom: string }
type Did = { id: string; verificationMethod: readonly { id: string }[] }

/**
 * What the stock library says of a credential that is signed with this key: null where it verifies,
 * else why not. Nothing is fetched, and neither its status nor its end is asked.
 */
export function verifiesWithStock(
  credential: Credential,
  publicKey: string,
): Promise<string | null> {
  const did = typeof credential.issuer === 'string' ? credential.issuer : credential.issuer.id
  const document = didDocument({ did, keys: [{ publicKey, state: 'in-use' }] })
  return stockVerdict(credential, document, new Date(credential.validFrom))
}

/** The same by the issuer's whole document, at `now`. */
export async function stockVerdict(
  credential: object,
  did: Did,
  now = new Date(),
): Promise<string | null> {
  const { verified, error } = await vc.verifyCredential({
    ...{ credential, now, suite: new DataIntegrityProof({ cryptosuite }) },
    documentLoader: async (url) => {
      const method = did.verificationMethod.find(({ id }) => id === url)
      const key = method && { '@context': 'https://w3id.org/security/multikey/v1', ...method }
      const document = url === did.id ? did : key
      return document ? { contextUrl: null, documentUrl: url, document } : contexts(url)
    },
    checkStatus: async () => ({ verified: true }),
  })
  return verified ? null : (error?.errors?.[0]?.message ?? error?.message ?? 'refused')
}
