import { createPublicKey, type KeyObject } from 'node:crypto'
import { exportJWK, SignJWT } from 'jose'

type Subject = { id?: string }
type Credential = Record<string, unknown> & { id: string; issuer: { id: string } | string }

/**
 * A credential as a JWT signed with ES256 (Open Badges 3.0 §8.2): its members are the claims, beside
 * the registered ones that say the same. `kid` names the key in the issuer's DID document.
 */
export async function issueJwt(
  credential: Credential,
  { key, kid }: { key: KeyObject; kid: string },
): Promise<string> {
  const { proof: _, ...claims } = credential
  const { id, issuer, validFrom, validUntil } = claims as Credential
  const { id: subject } = (claims.credentialSubject ?? {}) as Subject
  const jwt = new SignJWT(claims)
    .setProtectedHeader({
      alg: 'ES256',
      typ: 'JWT',
      kid,
      jwk: await exportJWK(createPublicKey(key)),
    })
    .setIssuer(typeof issuer === 'string' ? issuer : issuer.id)
    .setJti(id)
    // Whom it is about has no identifier but the certificate's, since the name is none.
    .setSubject(subject ?? id)
    .setNotBefore(new Date(String(validFrom)))
  if (validUntil !== undefined) jwt.setExpirationTime(new Date(String(validUntil)))
  return jwt.sign(key)
}
