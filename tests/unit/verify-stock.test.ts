import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite as ecdsa } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import { cryptosuite as eddsa } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { describe, expect, it } from 'vitest'
import { documentLoader } from '@/lib/proof/credentials/contexts'
import type { JsonObject } from '@/lib/proof/credentials/verify/json'
import {
  type Curve,
  documentOf,
  newIssuer,
  newWorld,
  now,
  openBadge,
  plainCredential,
} from '../support/foreign-issuer'

const date = '2026-02-01T00:00:00Z'

describe('what the stock libraries sign is valid, and changed it is not', () => {
  const oldCredential = (issuer: string): JsonObject => {
    const { validFrom: issuanceDate, ...rest } = plainCredential(issuer)
    const context = [
      'https://www.w3.org/2018/credentials/v1',
      'https://w3id.org/security/suites/ed25519-2020/v1',
    ]
    return {
      ...{ ...rest, '@context': context, issuanceDate },
      credentialSubject: { id: 'did:example:learner' },
    }
  }
  const proofs: [string, Curve, (signer: object) => object, (issuer: string) => JsonObject][] = [
    [
      'eddsa-rdfc-2022',
      'Ed25519',
      (signer) => new DataIntegrityProof({ cryptosuite: eddsa, signer, date }),
      openBadge,
    ],
    [
      'ecdsa-rdfc-2019 with P-256',
      'P-256',
      (signer) => new DataIntegrityProof({ cryptosuite: ecdsa, signer, date }),
      openBadge,
    ],
    [
      'ecdsa-rdfc-2019 with P-384',
      'P-384',
      (signer) => new DataIntegrityProof({ cryptosuite: ecdsa, signer, date }),
      openBadge,
    ],
    [
      'Ed25519Signature2020',
      'Ed25519',
      (signer) => new Ed25519Signature2020({ signer, date }),
      oldCredential,
    ],
    [
      'Ed25519Signature2020 over data model 2.0',
      'Ed25519',
      (signer) => new Ed25519Signature2020({ signer, date }),
      (issuer) => {
        const badge = openBadge(issuer)
        const context = [
          ...(badge['@context'] as string[]),
          'https://w3id.org/security/suites/ed25519-2020/v1',
        ]
        return { ...badge, '@context': context }
      },
    ],
  ]

  it.each(proofs)('%s', async (_name, curve, suiteOf, credentialOf) => {
    const world = newWorld()
    const issuer = await newIssuer(curve, 'did:web:issuer.example')
    world.put('https://issuer.example/.well-known/did.json', documentOf(issuer))
    const signed = (await vc.issue({
      ...{ credential: credentialOf(issuer.id), suite: suiteOf(issuer.key.signer()) },
      ...{ documentLoader, now },
    })) as JsonObject
    const { verdict, verificationMethod } = await world.verify({ json: JSON.stringify(signed) })
    expect([verdict, verificationMethod]).toEqual(['valid', issuer.method])
    const changed = await world.verify({ json: { ...signed, id: 'urn:uuid:other' } })
    expect(changed.verdict).toBe('invalid')
    expect(changed.checks[2]?.detail.key).toBe('verification.signature.broken')
  })
})
