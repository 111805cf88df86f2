/**
 * The did:web identifier of what lives at an address (did:web Method Specification §3.1): the port's
 * colon is escaped, and the path's slashes are colons.
 */
export function didWeb(baseUrl: string, path = ''): string {
  const { host, pathname } = new URL(baseUrl)
  const parts = `${pathname}/${path}`.split('/').filter(Boolean)
  return ['did:web', host.replace(':', '%3A'), ...parts].join(':')
}

/** See `credential_keys` for what the states mean. `revokedAt`: of a compromised one. */
export type DidKey = {
  publicKey: string
  state: 'in-use' | 'replaced' | 'retired' | 'compromised'
  revokedAt?: Date
}

/**
 * A DID document (DID Core 1.0 §5) whose keys are Multikeys. What a replaced key signed stands, so it
 * may still assert; a retired one may not, and a compromised one is told as revoked.
 */
export function didDocument({
  did,
  alsoKnownAs = [],
  keys,
}: {
  did: string
  alsoKnownAs?: string[]
  keys: readonly DidKey[]
}) {
  const asserting = keys.filter(({ state }) => state === 'in-use' || state === 'replaced')
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    ...(alsoKnownAs.length > 0 ? { alsoKnownAs } : {}),
    verificationMethod: keys.map(({ publicKey, revokedAt }) => ({
      ...{ id: `${did}#${publicKey}`, type: 'Multikey', controller: did },
      publicKeyMultibase: publicKey,
      ...(revokedAt ? { revoked: revokedAt.toISOString() } : {}),
    })),
    assertionMethod: asserting.map(({ publicKey }) => `${did}#${publicKey}`),
  }
}
