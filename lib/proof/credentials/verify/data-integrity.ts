import { createHash, type KeyObject, verify } from 'node:crypto'
import { dayOf } from '@/lib/platform/language/rules'
import { type Sentence, say } from '@/lib/platform/language/say'
import { decodeBase58 } from '../base58'
import { canonical } from './canonical'
import { Fault } from './fault'
import { isObject, isUrl, type JsonObject, listOf } from './json'
import { type KeyKind, kindOf } from './keys/method-key'
import type { Purpose } from './keys/resolve-method'
import { aheadMs, momentOf } from './stamps'

/** The kinds of proofs that are checked here, and the keys that make them. */
const suites = {
  'eddsa-rdfc-2022': ['Ed25519'],
  'ecdsa-rdfc-2019': ['P-256', 'P-384'],
  Ed25519Signature2020: ['Ed25519'],
} as const satisfies Record<string, readonly KeyKind[]>
type Suite = keyof typeof suites

/** A proof whose members were looked at, with nothing of its signature checked yet. */
export type Proof = {
  suite: Suite
  verificationMethod: string
  signature: Uint8Array
  /** All of it but the signature's value: signed as the document is. */
  options: JsonObject
}

const proofsAtMost = 10
/** Of those that cover others too, for each of which the document is read anew. */
const chainedAtMost = 4

const failed = (sentence: Sentence) => new Fault('signature', 'failed', sentence)
const badShape = (field: string) => failed(say('verification.signature.proofShape', { field }))

/**
 * The proofs of a document (Data Integrity 1.0, section 2.1), of one or in a list; each has to hold.
 * Throws a Fault of the signature for what is none, or of a kind that is not checked here.
 */
export function readProofs(document: JsonObject, purpose: Purpose, now: Date): Proof[] {
  const proofs = listOf(document.proof)
  if (proofs.length === 0) throw failed(say('verification.signature.none'))
  if (proofs.length > proofsAtMost) throw failed(say('verification.signature.many'))
  const read = proofs.map((proof) => readProof(proof, document, purpose, now))
  checkChain(read)
  return read
}

/** Each proof that is named as an earlier one has to be there, and only once: a name is not guessed at. */
function checkChain(proofs: readonly Proof[]) {
  const ids = proofs.map(({ options }) => options.id)
  const chained = proofs.flatMap(({ options }) => listOf(options.previousProof))
  if (!chained.every((name) => ids.filter((id) => id === name).length === 1)) {
    throw failed(say('verification.signature.chain', { field: 'previousProof' }))
  }
  const resting = proofs.filter(({ options }) => options.previousProof !== undefined)
  if (resting.length > chainedAtMost) throw failed(say('verification.signature.many'))
}

function readProof(proof: unknown, document: JsonObject, purpose: Purpose, now: Date): Proof {
  if (!isObject(proof)) throw badShape('proof')
  const { proofValue, ...options } = proof
  if (typeof proof.type !== 'string') throw badShape('type')
  if (proof.type === 'DataIntegrityProof' && typeof proof.cryptosuite !== 'string') {
    throw badShape('cryptosuite')
  }
  if (proof.id !== undefined && !isUrl(proof.id)) throw badShape('id')
  if (typeof proof.proofPurpose !== 'string') throw badShape('proofPurpose')
  if (proof.proofPurpose !== purpose) throw failed(say('verification.signature.purpose'))
  if (!isUrl(proof.verificationMethod)) throw badShape('verificationMethod')
  if (typeof proofValue !== 'string') throw badShape('proofValue')
  for (const field of ['previousProof', 'domain', 'challenge', 'nonce']) checkMember(proof, field)
  checkContext(proof, document)
  const suite = suiteOf(proof)
  checkMoments(proof, suite, now)
  const { verificationMethod } = proof
  return { suite, verificationMethod, signature: signatureIn(proofValue), options }
}

function checkMember(proof: JsonObject, field: string) {
  const value = proof[field]
  if (value === undefined) return
  const right = field === 'domain' || field === 'previousProof' ? listOf(value) : [value]
  if (right.length === 0 || !right.every((one) => typeof one === 'string')) throw badShape(field)
}

function suiteOf({ type, cryptosuite }: JsonObject): Suite {
  const suite = String(type === 'DataIntegrityProof' ? cryptosuite : type)
  const known = (Object.keys(suites) as Suite[]).find((one) => one === suite)
  // The old kind of proof has its type for a suite, and no other may be named beside it.
  const fits = (known === 'Ed25519Signature2020') === (type === 'Ed25519Signature2020')
  if (known && fits && (known !== 'Ed25519Signature2020' || cryptosuite === undefined)) return known
  const named = suite.slice(0, 80)
  throw new Fault(
    ...(['signature', 'unknown'] as const),
    say('verification.signature.unknownSuite', { suite: named }),
  )
}

function checkMoments({ created, expires }: JsonObject, suite: Suite, now: Date) {
  const old = suite === 'Ed25519Signature2020'
  if (created !== undefined || old) {
    const moment = momentOf(created)
    if (!moment) throw badShape('created')
    if (moment.getTime() > now.getTime() + aheadMs) {
      throw failed(say('verification.signature.future'))
    }
  }
  if (expires === undefined) return
  const until = momentOf(expires)
  if (!until) throw badShape('expires')
  if (until < now) throw failed(say('verification.signature.expired', { until: dayOf(until) }))
}

/** Definitions of the proof's own are those of the document, or its first ones (Data Integrity, 2.4.1). */
function checkContext({ '@context': own }: JsonObject, document: JsonObject) {
  const all = listOf(document['@context'])
  const same = listOf(own).every((one, at) => JSON.stringify(one) === JSON.stringify(all[at]))
  if (!same) throw failed(say('verification.signature.context'))
}

/** Multibase, base58btc (Data Integrity, 2.4): its letters and nothing else. */
function signatureIn(proofValue: string): Uint8Array {
  if (!/^z[1-9A-HJ-NP-Za-km-z]{64,150}$/.test(proofValue)) throw badShape('proofValue')
  const signature = decodeBase58(proofValue.slice(1))
  if (!signature) throw badShape('proofValue')
  return signature
}

/**
 * Checks proofs over a document without its proofs (eddsa-rdfc-2022, 3.2; ecdsa-rdfc-2019, 3.2), but for
 * those that one rests on: the hash of a proof's own members, then that of the document, are what was
 * signed. Throws a Fault of the signature for the first that does not hold; that what one rests on holds
 * too is for the caller to see to, who checks all.
 */
export async function verifyProofs(
  document: JsonObject,
  signed: readonly { proof: Proof; key: KeyObject }[],
) {
  const { proof: _proofs, ...unsecured } = document
  const hashes = new Map<Digest, Buffer>()
  for (const { proof, key } of signed) {
    const digest = digestFor(proof, key)
    const options = await hashOf(optionsOf(proof, document), digest, 'proof')
    const earlier = restsOn(proof, document)
    const covered = earlier.length > 0 ? { ...unsecured, proof: earlier } : unsecured
    // The document may be large, and the proofs many.
    const known = covered === unsecured ? hashes.get(digest) : undefined
    const hash = known ?? (await hashOf(covered, digest))
    if (covered === unsecured) hashes.set(digest, hash)
    const algorithm = key.asymmetricKeyType === 'ed25519' ? null : digest
    const how = { key, dsaEncoding: 'ieee-p1363' as const }
    if (!verify(algorithm, Buffer.concat([options, hash]), how, proof.signature)) {
      throw failed(say('verification.signature.broken'))
    }
  }
}

/** The proofs that one was put on top of, and covers whole (Data Integrity, 4.5). */
function restsOn({ options }: Proof, document: JsonObject): JsonObject[] {
  const names = listOf(options.previousProof)
  return listOf(document.proof).filter(
    (one) => isObject(one) && names.includes(one.id),
  ) as JsonObject[]
}

type Digest = 'sha256' | 'sha384'

/** The hash that goes with a key, if it is one that makes such proofs, of such a length. */
function digestFor({ suite, signature }: Proof, key: KeyObject): Digest {
  const kind = kindOf(key)
  const kinds: readonly KeyKind[] = suites[suite]
  if (!kinds.includes(kind)) throw failed(say('verification.signature.keyKind'))
  if (signature.length !== (kind === 'P-384' ? 96 : 64)) throw badShape('proofValue')
  return kind === 'P-384' ? 'sha384' : 'sha256'
}

async function hashOf(part: JsonObject, digest: Digest, kind?: 'proof'): Promise<Buffer> {
  const quads = await canonical(part, digest, kind)
  // Of nothing there is nothing to be signed.
  if (quads === '') throw failed(say('verification.signature.unreadable'))
  return createHash(digest).update(quads).digest()
}

const integrityContext = 'https://w3id.org/security/data-integrity/v2'
const definesProofs = [integrityContext, 'https://www.w3.org/ns/credentials/v2']

/** What defines the members of a proof is what defines those of the document. */
function optionsOf({ options, suite }: Proof, document: JsonObject): JsonObject {
  const contexts = listOf(document['@context'])
  const defined =
    suite === 'Ed25519Signature2020' || contexts.some((one) => definesProofs.includes(String(one)))
  return { ...options, '@context': defined ? contexts : [...contexts, integrityContext] }
}
