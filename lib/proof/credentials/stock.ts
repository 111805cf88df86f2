import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { documentLoader as contexts } from './contexts'
import { didDocument } from './did'

type Credential = { issuer: { id: string } | string; validFrom: string }

/**
 * What the stock library says of a credential that is signed with this key: null where it verifies,
 * else why not. Nothing is fetched, and neither its status nor its end is asked.
 */
export async function verifiesWithStock(
  credential: Credential,
  publicKey: string,
): Promise<string | null> {
  const did = typeof credential.issuer === 'string' ? credential.issuer : credential.issuer.id
  const controller = didDocument({ did, keys: [{ publicKey, state: 'in-use' }] })
  const [method] = controller.verificationMethod
  const key = { '@context': 'https://w3id.org/security/multikey/v1', ...method }
  const local: Record<string, unknown> = { [did]: controller, [`${did}#${publicKey}`]: key }
  const { verified, error } = await vc.verifyCredential({
    ...{ credential, suite: new DataIntegrityProof({ cryptosuite }) },
    documentLoader: async (url) =>
      local[url] ? { contextUrl: null, documentUrl: url, document: local[url] } : contexts(url),
    checkStatus: async () => ({ verified: true }),
    now: new Date(credential.validFrom),
  })
  return verified ? null : (error?.errors?.[0]?.message ?? error?.message ?? 'refused')
}
