import { createHash } from 'node:crypto'
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import jsonld from 'jsonld'
import rdf from 'rdf-canonize'
import { encodeBase58 } from '@/lib/proof/credentials/base58'
import { documentLoader } from '@/lib/proof/credentials/contexts'
import { verdictOf } from '@/lib/proof/credentials/verify/checks'
import { type JsonObject, listOf } from '@/lib/proof/credentials/verify/json'
import type { Given } from '@/lib/proof/credentials/verify/open-credential'
import { type Get, verifyCredential } from '@/lib/proof/credentials/verify/verify-credential'

export const now = new Date('2026-06-01T12:00:00Z')

export type Curve = 'Ed25519' | 'P-256' | 'P-384'

/** A key pair of the stock libraries, with the methods that are used of it here. */
export type StockKey = {
  id: string
  controller: string
  publicKeyMultibase: string
  signer(): {
    id: string
    algorithm: string
    sign(given: { data: Uint8Array }): Promise<Uint8Array>
  }
}

/** An issuer that signs anything; a did:key unless an id is given. */
export async function newIssuer(curve: Curve = 'Ed25519', id?: string) {
  const made = (
    curve === 'Ed25519'
      ? await Ed25519Multikey.generate({})
      : await EcdsaMultikey.generate({ curve })
  ) as StockKey
  made.controller = id ?? `did:key:${made.publicKeyMultibase}`
  made.id = `${made.controller}#${made.publicKeyMultibase}`
  return { curve, key: made, id: made.controller, method: made.id }
}
export type Issuer = Awaited<ReturnType<typeof newIssuer>>

/** What servers of the world answer, by address; what is not there is out of reach. */
export function newWorld() {
  const answers = new Map<string, string>()
  const asked: string[] = []
  const get: Get = async (url, accept) => {
    asked.push(url)
    const text = answers.get(url)
    if (text === undefined) {
      return { ok: false, reason: { key: 'fetch.failed.unreachable', values: { host: url } } }
    }
    return { ok: true, bytes: Buffer.from(text), type: accept[0] ?? '', url }
  }
  return {
    ...{ answers, asked, get },
    put(url: string, body: unknown) {
      answers.set(url, typeof body === 'string' ? body : JSON.stringify(body))
    },
    async verify(given: Given, at = now) {
      const verified = await verifyCredential(given, { get, now: at })
      return { ...verified, verdict: verdictOf(verified.checks) }
    },
  }
}
export type World = ReturnType<typeof newWorld>

/** The document of an issuer whose id is a did:web or an address of the web. */
export function documentOf({ id, method, key }: Issuer, more: JsonObject = {}): JsonObject {
  const { publicKeyMultibase } = key
  const methods = [{ id: method, type: 'Multikey', controller: id, publicKeyMultibase }]
  return { id, verificationMethod: methods, assertionMethod: [method], ...more }
}

/** A plain credential of data model 2.0 that an issuer might sign. */
export function plainCredential(issuer: string, more: JsonObject = {}): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: 'urn:uuid:7bfb7d0a-3d4a-4b0e-9a52-1f5d0e4c2a11',
    type: ['VerifiableCredential'],
    issuer,
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { id: 'did:example:learner', name: 'Anna Muster' },
    ...more,
  }
}

/** An Open Badge 3.0 with a part of each kind that verifiers read. */
export function openBadge(issuer: string, more: JsonObject = {}): JsonObject {
  return plainCredential(issuer, {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Safe Welding',
    issuer: { id: issuer, type: ['Profile'], name: 'Test Academy' },
    validUntil: '2030-01-01T00:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          hashed: false,
          identityHash: 'Anna Muster',
          identityType: 'name',
        },
      ],
      achievement: {
        id: 'https://academy.example/achievements/welding',
        type: ['Achievement'],
        name: 'Safe Welding',
        description: 'Welds safely.',
        criteria: { narrative: 'Passed the test.' },
        creditsAvailable: 2.5,
      },
      result: [{ type: ['Result'], value: '93' }],
    },
    ...more,
  })
}

export type ProofOptions = JsonObject & { type?: string; cryptosuite?: string }

/** Proof members as an issuer of that kind of key writes them. */
function proofOptions({ curve, method }: Issuer, more: ProofOptions = {}): ProofOptions {
  return {
    type: 'DataIntegrityProof',
    cryptosuite: curve === 'Ed25519' ? 'eddsa-rdfc-2022' : 'ecdsa-rdfc-2019',
    created: '2026-01-01T00:00:00Z',
    verificationMethod: method,
    proofPurpose: 'assertionMethod',
    ...more,
  }
}

/**
 * Signs whatever it is given, right or wrong, as the specifications say it is signed: what is wrong
 * with it is then the one thing that is wrong. Not by our own code, but by the stock libraries. Of its
 * earlier proofs are covered those that `previousProof` names; it comes back with the new one alone.
 */
export async function signFreely(document: JsonObject, issuer: Issuer, more: ProofOptions = {}) {
  const options = asJson(proofOptions(issuer, more))
  const { proof: earlier, ...unsecured } = asJson(document)
  const under = listOf(earlier).filter((one) => {
    return listOf(options.previousProof).includes((one as JsonObject).id)
  })
  const digest = issuer.curve === 'P-384' ? 'sha384' : 'sha256'
  const hash = async (part: JsonObject) => {
    const given = { base: null, documentLoader, rdfDirection: 'i18n-datatype' } as const
    const quads = await rdf.canonize(await jsonld.toRDF(part, given), {
      ...{ algorithm: 'RDFC-1.0', format: 'application/n-quads' },
      messageDigestAlgorithm: digest,
    })
    return createHash(digest).update(quads).digest()
  }
  const context = document['@context']
  const data = [
    await hash({ ...options, '@context': context }),
    await hash(under.length > 0 ? { ...unsecured, proof: under } : unsecured),
  ]
  const signature = await issuer.key.signer().sign({ data: Buffer.concat(data) })
  const proof = { ...options, proofValue: `z${encodeBase58(signature)}` }
  return { ...unsecured, proof }
}

/** A member that is undefined is one that is not there. */
function asJson(object: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(object)) as JsonObject
}
