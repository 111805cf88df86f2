import { type CompactJWSHeaderParameters, compactVerify, decodeProtectedHeader } from 'jose'
import { say } from '@/lib/platform/language/say'
import { type Authenticity, authenticate } from './authenticity'
import { credentialIn } from './claims'
import { Fault } from './fault'
import type { Deps } from './get'
import { idOf, isObject, type JsonObject, originOf } from './json'
import { type KeyKind, kindOf } from './keys/method-key'
import { type Found, listMethods, resolveMethod, type Wanted } from './keys/resolve-method'
import { webKeys } from './keys/web-keys'
import { limits, readJson } from './limits'

/** The algorithms that are taken, with the keys that they need. `none` and shared secrets are not. */
const algorithms = {
  RS256: 'RSA',
  ES256: 'P-256',
  ES384: 'P-384',
  EdDSA: 'Ed25519',
} as const satisfies Record<string, KeyKind>

export type Signed = { jwt: string; header: CompactJWSHeaderParameters; payload: JsonObject }
export type Token = Signed & { credential: JsonObject }

/** A credential in a JWT, with nothing of its signature checked yet. Throws a Fault of the format. */
export function readToken(jwt: string): Token {
  const signed = readSigned(jwt)
  return { ...signed, credential: credentialIn(signed.payload) }
}

/** Header and payload of a JWS in its compact form (RFC 7515, 7.1). */
export function readSigned(jwt: string): Signed {
  const [, encoded] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(jwt) ?? []
  if (jwt.length > limits.bytes || !encoded) throw notToken()
  const payload = readJson(Buffer.from(encoded, 'base64url').toString())
  if (!isObject(payload)) throw notToken()
  try {
    return { jwt, payload, header: decodeProtectedHeader(jwt) as CompactJWSHeaderParameters }
  } catch {
    throw notToken()
  }
}

function notToken() {
  return new Fault('format', 'failed', say('verification.format.jwt'))
}

/** Who signed a token, and whether its signature fits. */
export function authenticateToken(token: Token, deps: Deps): Promise<Authenticity> {
  const issuer = idOf(token.credential.issuer) ?? ''
  return authenticate({
    issuer,
    read: () => checkAlgorithm(token),
    find: () => keysOf(token, { issuer, purpose: 'assertionMethod' }, deps),
    fit: (signed, keys) => fittingKey(signed, keys),
  })
}

export function checkAlgorithm(signed: Signed): Signed {
  const { alg } = signed.header
  if (Object.hasOwn(algorithms, String(alg))) return signed
  const algorithm = String(alg).slice(0, 20)
  throw new Fault('signature', 'failed', say('verification.signature.algorithm', { algorithm }))
}

/**
 * Where the header says the key is: with a DID, or at an address on the web, of whoever has to have signed.
 * Throws a Fault of the issuer.
 */
export async function keysOf({ header }: Signed, wanted: Wanted, deps: Deps): Promise<Found[]> {
  const { issuer, purpose } = wanted
  const { kid } = header
  if (kid !== undefined && typeof kid !== 'string') throw noKeyNamed()
  if (kid?.startsWith('did:')) return [await resolveMethod(kid, wanted, deps)]
  // A key that stands alone does not say what it is for: issuers have such.
  if (kid && originOf(kid)) {
    return purpose === 'assertionMethod'
      ? await webKeys(kid, wanted, deps)
      : [await resolveMethod(kid, wanted, deps)]
  }
  if (issuer.startsWith('did:')) {
    if (!kid) return await listMethods(wanted, deps)
    return [await resolveMethod(`${issuer}#${kid.replace(/^#/, '')}`, wanted, deps)]
  }
  throw noKeyNamed()
}

function noKeyNamed() {
  return new Fault('issuer', 'unknown', say('verification.issuer.noKeyNamed'))
}

/** The name of the key that the signature fits; each is tried that can make such a one. */
export async function fittingKey({ jwt, header }: Signed, keys: readonly Found[]) {
  const alg = header.alg as keyof typeof algorithms
  const able = keys.filter(({ key }) => kindOf(key) === algorithms[alg])
  if (able.length === 0) {
    throw new Fault('signature', 'failed', say('verification.signature.keyKind'))
  }
  for (const { id, key } of able) {
    const fits = await compactVerify(jwt, key, { algorithms: [alg] }).catch(() => null)
    if (fits) return id
  }
  throw new Fault('signature', 'failed', say('verification.signature.broken'))
}
