import { generateKeyPairSync } from 'node:crypto'
import type { JsonObject } from '@/lib/proof/credentials/verify/json'
import { newWorld } from './foreign-issuer'
import { signToken } from './foreign-token'

const site = 'https://badges.example'
const context = 'https://w3id.org/openbadges/v2'

type Parts = {
  assertion?: JsonObject
  badge?: JsonObject
  issuer?: JsonObject
  /** What the site says of the assertion, where that is something else. */
  hosted?: unknown
}

/** An Open Badge 2.0 and the site that hosts it: assertion, badge class and issuer. */
export function hostedBadge(parts: Parts = {}) {
  const world = newWorld()
  const assertion = {
    '@context': context,
    id: `${site}/assertions/1`,
    type: 'Assertion',
    recipient: { type: 'email', identity: 'sha256$ab', hashed: true, salt: 'x' },
    badge: `${site}/badges/welding`,
    verification: { type: 'HostedBadge' },
    issuedOn: '2026-01-01T00:00:00Z',
    ...parts.assertion,
  }
  const badge = {
    '@context': context,
    id: `${site}/badges/welding`,
    type: 'BadgeClass',
    name: 'Safe Welding',
    description: 'Welds safely.',
    criteria: { narrative: 'Passed the test.' },
    issuer: `${site}/issuer`,
    ...parts.badge,
  }
  const issuer = {
    '@context': context,
    id: `${site}/issuer`,
    type: 'Profile',
    name: 'Test Academy',
    url: site,
    ...parts.issuer,
  }
  if (parts.hosted !== null) world.put(String(assertion.id), parts.hosted ?? assertion)
  world.put(`${site}/badges/welding`, badge)
  world.put(`${site}/issuer`, issuer)
  return { world, assertion: JSON.parse(JSON.stringify(assertion)) as JsonObject }
}

/** The same, signed by a key of the issuer's; `key` is what its site says of that. */
export async function signedBadge(parts: Parts & { key?: JsonObject; list?: unknown } = {}) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const creator = `${site}/keys/1`
  const { world, assertion } = hostedBadge({
    ...parts,
    assertion: {
      id: 'urn:uuid:a5308d9b-c5b9-4bd8-a1b2-0a4a5d1d5c3e',
      verification: { type: 'SignedBadge', creator },
      ...parts.assertion,
    },
    issuer: { publicKey: creator, ...parts.issuer },
  })
  world.put(creator, {
    ...{ '@context': context, id: creator, type: 'CryptographicKey', owner: `${site}/issuer` },
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }),
    ...parts.key,
  })
  if (parts.list) world.put(`${site}/revoked`, parts.list)
  return { world, assertion, jwt: await signToken(assertion, { alg: 'RS256', privateKey }) }
}
