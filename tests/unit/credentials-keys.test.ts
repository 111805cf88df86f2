import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { from as ecdsaFrom } from '@digitalbazaar/ecdsa-multikey'
import { from as ed25519From } from '@digitalbazaar/ed25519-multikey'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase58, encodeBase58 } from '@/lib/proof/credentials/base58'
import { didDocument, didWeb } from '@/lib/proof/credentials/did'
import { issueCredentials } from '@/lib/proof/credentials/issue'
import {
  decodeMultikey,
  encodeMultikey,
  makeKey,
  UnfitMultikey,
} from '@/lib/proof/credentials/multikey'
import { stockVerdict } from '@/lib/proof/credentials/stock'
import { did, plainFacts } from '@/tests/support/credential-facts'

describe('base58btc', () => {
  it('gives back any bytes, zeros before them too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(decodeBase58(encodeBase58(bytes))).toEqual(bytes)
      }),
    )
  })

  it('refuses other letters, and texts that are too long', () => {
    for (const text of ['0', 'O', 'I', 'l', ' ', 'é', '1'.repeat(201)]) {
      expect(decodeBase58(text)).toBeNull()
    }
  })
})

describe('a Multikey', () => {
  it.each(['ed25519', 'p256', 'p384'] as const)('of %s is the stock library’s', async (kind) => {
    const from = kind === 'ed25519' ? ed25519From : ecdsaFrom
    for (let n = 0; n < 20; n++) {
      const { publicKey } =
        kind === 'ed25519'
          ? generateKeyPairSync('ed25519')
          : generateKeyPairSync('ec', { namedCurve: kind === 'p256' ? 'P-256' : 'P-384' })
      const text = encodeMultikey(publicKey)
      expect(decodeMultikey(text).equals(publicKey)).toBe(true)
      const stock = await from({
        ...{ '@context': 'https://w3id.org/security/multikey/v1', type: 'Multikey' },
        ...{ id: 'did:x:y#z', controller: 'did:x:y', publicKeyMultibase: text },
      })
      expect(stock.publicKeyMultibase).toBe(text)
    }
  })

  it('is made with its private half', () => {
    for (const kind of ['ed25519', 'p256'] as const) {
      const { publicKey, privateKey } = makeKey(kind)
      const own = createPublicKey(
        createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' }),
      )
      expect(decodeMultikey(publicKey).equals(own)).toBe(true)
    }
  })

  it('that is none is refused, whatever it is', () => {
    const { publicKey } = makeKey('p256')
    const broken = [publicKey.slice(0, -1), `${publicKey}1`, publicKey.slice(1), '', 'z', 'zzzz']
    for (const text of broken) expect(() => decodeMultikey(text)).toThrow(UnfitMultikey)
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeMultikey(`z${text}`)).toThrow(UnfitMultikey)
      }),
    )
  })
})

describe('an identifier', () => {
  it('is the address, with the port’s colon escaped (did:web §3.1)', () => {
    expect(didWeb('https://example.org')).toBe('did:web:example.org')
    expect(didWeb('http://localhost:3000', 'issuers/x')).toBe('did:web:localhost%3A3000:issuers:x')
    expect(didWeb('https://example.org/laurel/', 'issuers/x')).toBe(
      'did:web:example.org:laurel:issuers:x',
    )
  })

  it('has a document by which the stock library believes what a key signed as long as it may', async () => {
    const { publicKey, privateKey: key } = generateKeyPairSync('ed25519')
    const multikey = encodeMultikey(publicKey)
    const [signed] = await issueCredentials([plainFacts(1)], {
      ...{
        key,
        verificationMethod: `${did}#${multikey}`,
        created: new Date('2026-02-03T00:00:00Z'),
      },
    })
    const credential = JSON.parse(signed?.document ?? '')
    const verdict = (state: 'in-use' | 'replaced' | 'retired' | 'compromised') =>
      stockVerdict(
        credential,
        didDocument({
          did,
          keys: [
            {
              ...{ publicKey: multikey, state },
              ...(state === 'compromised' ? { revokedAt: new Date('2026-01-01T00:00:00Z') } : {}),
            },
            { publicKey: makeKey('p256').publicKey, state: 'in-use' },
          ],
        }),
      )
    expect(await verdict('in-use')).toBeNull()
    expect(await verdict('replaced')).toBeNull()
    expect(await verdict('retired')).not.toBeNull()
    expect(await verdict('compromised')).not.toBeNull()
  })
})
