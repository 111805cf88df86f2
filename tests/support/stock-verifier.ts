import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { documentLoader as contexts } from '@/lib/proof/credentials/contexts'

type Method = { id: string }
type Did = { id: string; verificationMethod: Method[] }

/**
 * What the stock library says of a credential, with the issuer's document at hand and nothing to be
 * fetched: its error's message, or null where it verifies. The status is not asked.
 */
export async function stockVerdict(credential: object, did: object): Promise<string | null> {
  const known = did as Did
  const documentLoader = async (url: string) => {
    const method = known.verificationMethod.find(({ id }) => id === url)
    const key = method && { '@context': 'https://w3id.org/security/multikey/v1', ...method }
    const document = url === known.id ? known : key
    return document ? { contextUrl: null, documentUrl: url, document } : contexts(url)
  }
  const { verified, error } = await vc.verifyCredential({
    credential,
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader,
    checkStatus: async () => ({ verified: true }),
  })
  if (verified) return null
  return error?.errors?.map((one: Error) => one.message).join('; ') ?? error?.message ?? 'refused'
}
