import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { generate } from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { issue } from '@digitalbazaar/vc'
import { buildCredential } from '@/lib/proof/credentials/build'
import { documentLoader } from '@/lib/proof/credentials/contexts'
import { didDocument } from '@/lib/proof/credentials/did'
import { issueCredentials } from '@/lib/proof/credentials/issue'
import { makeKey } from '@/lib/proof/credentials/multikey'
import type { Signing } from '@/lib/proof/credentials/proof-options'
import type { CredentialFacts } from '@/lib/proof/credentials/schema'
import { signDocument } from '@/lib/proof/credentials/sign-document'
import { encodeStatusList, statusListCredential } from '@/lib/proof/credentials/status-list'
import { verifiesWithStock } from '@/lib/proof/credentials/stock'
import { verdictOf } from '@/lib/proof/credentials/verify/checks'
import { readIssued } from '@/lib/proof/credentials/verify/read-issued'
import { type Get, verifyCredential } from '@/lib/proof/credentials/verify/verify-credential'
import { sampleAcademy, sampleDid, sampleFacts, sampleStatusList } from './sample'

/** `make` works on `share` certificates, from the n-th on; what turns out wrong throws. */
export type Engine = {
  engine: 'laurel' | 'stock' | 'ed25519'
  work: 'issue' | 'verify'
  variant: string
  share: number
  make: (n: number) => Promise<unknown>
}

const now = new Date('2027-12-01T09:00:00Z')
/** As many as a step of a batch issues. */
const chunk = 200
/** Ready before: to make them up is no work of an issuer. */
const facts = Array.from({ length: 20 * chunk }, (_, n) => sampleFacts(n))

/** What is measured, in the order of its turns; what is verified is ours, whoever verifies it. */
export async function enginesOf(): Promise<Engine[]> {
  const { publicKey, privateKey } = makeKey('ed25519')
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' })
  const signing = { key, verificationMethod: `${sampleDid}#${publicKey}`, created: now }
  const issueChunk = (n: number) => {
    const from = n % facts.length
    return issueCredentials(facts.slice(from, from + chunk), signing)
  }
  const issued = (await issueChunk(0)).map(({ document }) => document)
  const nth = (n: number) => issued[n % chunk] as string
  const get = await servedFor(publicKey, signing)
  const hashes = Buffer.alloc(64, 1)
  const [signature, raw] = [sign(null, hashes, key), createPublicKey(key)]
  return [
    {
      ...{ engine: 'laurel', work: 'issue', variant: `${chunk} at a time` },
      ...{ share: chunk, make: issueChunk },
    },
    one('stock', 'issue', 'one by one', await stockIssuer()),
    one('ed25519', 'issue', 'signature alone', async () => sign(null, hashes, key)),
    one('laurel', 'verify', 'stored by us', async (n) => {
      mustHold((await readIssued(nth(n), { publicKey, now })) !== null)
    }),
    one('laurel', 'verify', 'anyone’s, all steps', async (n) => {
      const { checks } = await verifyCredential({ json: nth(n) }, { get, now })
      mustHold(verdictOf(checks) === 'valid')
    }),
    one('stock', 'verify', 'signature, no status', async (n) => {
      mustHold((await verifiesWithStock(JSON.parse(nth(n)), publicKey)) === null)
    }),
    one('ed25519', 'verify', 'signature alone', async () => {
      mustHold(verify(null, hashes, raw, signature))
    }),
  ]
}

function one(
  engine: Engine['engine'],
  work: Engine['work'],
  variant: string,
  make: Engine['make'],
): Engine {
  return { engine, work, variant, share: 1, make }
}

function mustHold(holds: boolean) {
  if (!holds) throw new Error('what was just signed does not verify')
}

/** The stock library with its own key and suite, over contexts that are at hand, as ours are. */
async function stockIssuer() {
  const pair = await generate({ controller: sampleDid })
  pair.id = `${sampleDid}#${pair.publicKeyMultibase}`
  const suite = () =>
    new DataIntegrityProof({ cryptosuite, signer: pair.signer(), date: now.toISOString() })
  return (n: number) =>
    issue({
      credential: buildCredential(facts[n % facts.length] as CredentialFacts),
      ...{ suite: suite(), documentLoader },
    })
}

/** What an issuer serves to those who verify: its keys and its status lists. */
async function servedFor(publicKey: string, signing: Signing): Promise<Get> {
  const did = didDocument({ did: sampleDid, keys: [{ publicKey, state: 'in-use' }] })
  const served = new Map([[`${sampleAcademy}/did.json`, JSON.stringify(did)]])
  for (const purpose of ['revocation', 'suspension'] as const) {
    const id = sampleStatusList(purpose)
    const encodedList = encodeStatusList(131_072, [])
    const list = { id, issuer: sampleDid, purpose, encodedList, validFrom: now }
    served.set(id, JSON.stringify(await signDocument(statusListCredential(list), signing)))
  }
  return async (url, [type = '']) => {
    const text = served.get(url)
    if (text === undefined) throw new Error(`nothing is served at ${url}`)
    return { ok: true, bytes: Buffer.from(text), type, url }
  }
}
