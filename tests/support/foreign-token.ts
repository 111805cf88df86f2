import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { exportJWK, SignJWT } from 'jose'
import type { JsonObject } from '@/lib/proof/credentials/verify/json'
import { openBadge } from './foreign-issuer'

export const algs = ['RS256', 'ES256', 'ES384', 'EdDSA'] as const
export type Alg = (typeof algs)[number]

function newPair(alg: Alg) {
  if (alg === 'RS256') return generateKeyPairSync('rsa', { modulusLength: 2048 })
  if (alg === 'EdDSA') return generateKeyPairSync('ed25519')
  return generateKeyPairSync('ec', { namedCurve: alg === 'ES256' ? 'P-256' : 'P-384' })
}

/** An issuer of tokens that is a did:jwk, so that nothing has to be asked for its key. */
export async function tokenIssuer(alg: Alg) {
  const { publicKey, privateKey } = newPair(alg)
  const jwk = (await exportJWK(publicKey)) as JsonObject
  const id = `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`
  return { alg, id, jwk, publicKey, privateKey, kid: `${id}#0` }
}

/** Signs any payload, by jose. */
export function signToken(
  payload: JsonObject,
  key: { alg: string; kid?: string; privateKey: KeyObject | Uint8Array },
  header: JsonObject = {},
): Promise<string> {
  const { alg, kid, privateKey } = key
  return new SignJWT(payload)
    .setProtectedHeader({ alg, ...(kid && { kid }), ...header })
    .sign(privateKey)
}

/** A badge beside the claims that say the same. */
export function badgeClaims(issuer: string, more: JsonObject = {}): JsonObject {
  const badge = openBadge(issuer)
  const [nbf, exp] = [badge.validFrom, badge.validUntil].map(
    (moment) => Date.parse(String(moment)) / 1000,
  )
  return { ...badge, iss: issuer, jti: badge.id, nbf, exp, ...more }
}

/** A part of a token with other content. */
export function encoded(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString(
    'base64url',
  )
}
