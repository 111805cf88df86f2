import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { say } from '@/lib/platform/language/say'
import { decodeMultikey, UnfitMultikey } from '../../multikey'
import { Fault } from '../fault'
import { isObject, type JsonObject } from '../json'

/** Kinds of keys that sign credentials here, as JOSE names their curves; RSA is for tokens alone. */
export type KeyKind = 'Ed25519' | 'P-256' | 'P-384' | 'RSA'

const badKey = () => new Fault('issuer', 'failed', say('verification.issuer.badKey'))

/**
 * The public key that a verification method holds (Controlled Identifiers 1.0, section 2.2). One that gives
 * its private part away is nobody's any more.
 */
export function methodKey(method: JsonObject): KeyObject {
  const { type, publicKeyMultibase, publicKeyJwk } = method
  if (method.secretKeyMultibase !== undefined) throw badKey()
  if (type === 'Multikey' || type === 'Ed25519VerificationKey2020') {
    if (publicKeyJwk !== undefined) throw badKey()
    const key = multikey(publicKeyMultibase)
    if (type !== 'Multikey' && kindOf(key) !== 'Ed25519') throw badKey()
    return key
  }
  if (type === 'JsonWebKey' || type === 'JsonWebKey2020') {
    if (publicKeyMultibase !== undefined) throw badKey()
    return jwkKey(publicKeyJwk)
  }
  throw badKey()
}

function multikey(multibase: unknown): KeyObject {
  if (typeof multibase !== 'string') throw badKey()
  try {
    return decodeMultikey(multibase)
  } catch (error) {
    throw error instanceof UnfitMultikey ? badKey() : error
  }
}

/** A public key in JSON (RFC 7517); one with its private part is none either. */
export function jwkKey(jwk: unknown): KeyObject {
  if (!isObject(jwk) || 'd' in jwk || jwk.use === 'enc') throw badKey()
  try {
    const key = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' })
    kindOf(key)
    return key
  } catch {
    throw badKey()
  }
}

/** Throws where it is a kind of key that is not taken. */
export function kindOf(key: KeyObject): KeyKind {
  const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType === 'ed25519') return 'Ed25519'
  if (key.asymmetricKeyType === 'rsa' && modulusLength >= 2048) return 'RSA'
  if (key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1') return 'P-256'
  if (key.asymmetricKeyType === 'ec' && namedCurve === 'secp384r1') return 'P-384'
  throw badKey()
}
