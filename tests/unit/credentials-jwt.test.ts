import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { buildCredential } from '@/lib/proof/credentials/build'
import { didDocument } from '@/lib/proof/credentials/did'
import { issueJwt } from '@/lib/proof/credentials/jwt'
import { decodeMultikey, encodeMultikey, makeKey } from '@/lib/proof/credentials/multikey'
import { did, plainFacts } from '../support/credential-facts'
import { newWorld } from '../support/foreign-issuer'
import { encoded } from '../support/foreign-token'

const now = new Date('2026-06-01T12:00:00Z')

function newKey(kind: 'ed25519' | 'p256' = 'p256') {
  const { publicKey, privateKey } = makeKey(kind)
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' })
  return { publicKey, key, kid: `${did}#${publicKey}` }
}
type Key = ReturnType<typeof newKey>

const plain = () => ({ ...buildCredential(plainFacts(1)) })
const token = (key: Key, credential: Parameters<typeof issueJwt>[0] = plain()) =>
  issueJwt(credential, { key: key.key, kid: key.kid })
const seconds = (moment: string) => Date.parse(moment) / 1000

describe('a credential as a JWT', () => {
  it('says in its header how it is signed and by which key, and nothing else', async () => {
    const key = newKey()
    const header = decodeProtectedHeader(await token(key))
    // Open Badges 3.0 §8.2, “Create the JOSE Header”: these four, `typ` no other than JWT, never a `d`.
    const jwk = { kty: 'EC', crv: 'P-256', x: expect.any(String), y: expect.any(String) }
    expect(header).toEqual({ alg: 'ES256', typ: 'JWT', kid: key.kid, jwk })
    const named = createPublicKey({ key: header.jwk as JsonWebKey, format: 'jwk' })
    expect(encodeMultikey(named)).toBe(key.publicKey)
  })

  it('has the credential’s own members for claims, beside those that say the same', async () => {
    const credential = plain()
    const claims = decodeJwt(await token(newKey(), { ...credential, proof: [{ type: 'x' }] }))
    const { iss, jti, nbf, exp, sub, ...members } = claims
    expect({ iss, jti, nbf, exp, sub }).toEqual({
      ...{ iss: did, jti: credential.id, sub: credential.id },
      ...{ nbf: seconds('2026-01-02T03:04:05Z'), exp: seconds('2029-01-02T03:04:05Z') },
    })
    // Neither `vc` nor `vp` (Securing Verifiable Credentials using JOSE and COSE, “JWT Format and
    // Requirements”), and the proof is the signature.
    expect(members).toEqual(JSON.parse(JSON.stringify(credential)))
  })

  it('ends only where the credential does, and names whom the credential names', async () => {
    const { validUntil: _, ...endless } = plain()
    expect(decodeJwt(await token(newKey(), endless))).not.toHaveProperty('exp')
    const named = {
      ...{ ...endless, issuer: 'did:web:other.example' },
      credentialSubject: { ...endless.credentialSubject, id: 'did:example:learner' },
    }
    const { iss, sub } = decodeJwt(await token(newKey(), named))
    expect({ iss, sub }).toEqual({ iss: 'did:web:other.example', sub: 'did:example:learner' })
  })

  it('is verified by the stock library, from its first second to its last', async () => {
    const key = newKey()
    const jwt = await token(key)
    const verify = (at: string, by: KeyObject = decodeMultikey(key.publicKey)) =>
      jwtVerify(jwt, by, {
        ...{ algorithms: ['ES256'], issuer: did, subject: plain().id, typ: 'JWT' },
        ...{ requiredClaims: ['iss', 'jti', 'nbf', 'sub', 'exp'], currentDate: new Date(at) },
      })
    for (const at of ['2026-01-02T03:04:05Z', '2029-01-02T03:04:04Z']) {
      expect((await verify(at)).payload.jti).toBe(plain().id)
    }
    await expect(verify('2026-01-02T03:04:04Z')).rejects.toMatchObject({ claim: 'nbf' })
    await expect(verify('2029-01-02T03:04:05Z')).rejects.toMatchObject({ claim: 'exp' })
    const other = decodeMultikey(newKey().publicKey)
    await expect(verify('2026-06-01T00:00:00Z', other)).rejects.toMatchObject({
      code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    })
  })
})

/** What verification says of a token whose issuer has these keys; no status list is asked. */
async function told(jwt: string, ...keys: Key[]) {
  const world = newWorld()
  const states = keys.map(({ publicKey }) => ({ publicKey, state: 'in-use' as const }))
  const address = 'https://certs.example.org/issuers/academy/did.json'
  world.put(address, didDocument({ did, keys: states }))
  const { verdict, checks } = await world.verify({ jwt }, now)
  const first = checks.find(({ outcome }) => outcome === 'failed' || outcome === 'unknown')
  return { verdict, key: first?.detail.key.replace('verification.', '') }
}

describe('a token that was altered', () => {
  const { credentialStatus: _, ...lasting } = plain()
  const broken = { verdict: 'invalid', key: 'signature.broken' }

  it('is invalid with any other letter in it, and as it was it is valid', async () => {
    const key = newKey()
    const jwt = await token(key, lasting)
    expect(await told(jwt, key)).toEqual({ verdict: 'valid', key: undefined })
    // The last letter has bits that stand for nothing.
    for (let at = 0; at < jwt.length - 1; at += 11) {
      const other = jwt[at] === 'A' ? 'B' : 'A'
      const { verdict } = await told(jwt.slice(0, at) + other + jwt.slice(at + 1), key)
      expect(verdict, `letter ${at}`).not.toBe('valid')
    }
  }, 60_000)

  it('is invalid with another claim, and with a claim that the credential denies', async () => {
    const key = newKey()
    const [head, , signature] = (await token(key, lasting)).split('.')
    const claims = decodeJwt(await token(key, lasting))
    for (const change of [{ name: 'Other' }, { exp: 4102444800 }, { jti: 'urn:x:y' }]) {
      const { verdict } = await told(
        `${head}.${encoded({ ...claims, ...change })}.${signature}`,
        key,
      )
      expect(verdict, JSON.stringify(change)).toBe('invalid')
    }
  })

  it('is invalid under a header that names another key, algorithm or none', async () => {
    const [key, other, ed] = [newKey(), newKey(), newKey('ed25519')]
    const [head = '', body, signature] = (await token(key, lasting)).split('.')
    const header = JSON.parse(Buffer.from(head, 'base64url').toString())
    const under = (change: object, end = signature) =>
      told(`${encoded({ ...header, ...change })}.${body}.${end}`, key, other, ed)
    expect(await under({ kid: other.kid })).toEqual(broken)
    expect((await under({ kid: ed.kid })).key).toBe('signature.keyKind')
    expect((await under({ kid: `${did}#${newKey().publicKey}` })).key).toBe('issuer.noKey')
    for (const alg of ['none', 'HS256']) {
      const spki = decodeMultikey(key.publicKey).export({ format: 'pem', type: 'spki' })
      const signed = `${encoded({ ...header, alg })}.${body}`
      const forged = createHmac('sha256', spki).update(signed).digest('base64url')
      for (const end of ['', signature, forged]) {
        expect((await under({ alg }, end)).key, alg).toBe('signature.algorithm')
      }
    }
  })

  it('is not believed for the key that it brings along', async () => {
    const [key, thief] = [newKey(), newKey()]
    const forged = await issueJwt(lasting, { key: thief.key, kid: key.kid })
    expect(await told(forged, key)).toEqual(broken)
  })
})
