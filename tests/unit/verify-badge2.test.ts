import { describe, expect, it } from 'vitest'
import { checkCredential } from '@/lib/proof/credentials/verify/answer-check'
import type { Given } from '@/lib/proof/credentials/verify/open-credential'
import { hostedBadge, signedBadge } from '../support/foreign-badge2'
import type { World } from '../support/foreign-issuer'
import { encoded } from '../support/foreign-token'

async function found(world: World, given: Given) {
  const { verdict, checks } = await world.verify(given)
  const first = checks.find(({ outcome }) => outcome === 'failed' || outcome === 'unknown')
  return [verdict, first?.detail.key.replace('verification.', '')]
}
const hosted = async (parts: Parameters<typeof hostedBadge>[0] = {}) => {
  const { world, assertion } = hostedBadge(parts)
  return await found(world, { json: assertion })
}
const signed = async (parts: Parameters<typeof signedBadge>[0] = {}) => {
  const { world, jwt } = await signedBadge(parts)
  return await found(world, { jwt })
}
const issuerId = 'https://badges.example/issuer'
const elsewhere = 'https://elsewhere.example/assertions/1'

describe('a hosted badge', () => {
  it('answers no question, whatever was put into it', () => {
    const proof = { proofPurpose: 'assertionMethod', challenge: 'c' }
    const { assertion } = hostedBadge({ assertion: { proof } })
    expect(() => checkCredential(assertion, {})).not.toThrow()
    expect(() => checkCredential(assertion, { challenge: 'c' })).toThrow('signature.challenge')
  })

  it('is valid if its site says the same, and is told with its title and issuer', async () => {
    const { world, assertion } = hostedBadge()
    const { verdict, facts } = await world.verify({ json: assertion })
    expect([verdict, facts?.title, facts?.issuer]).toEqual([
      'valid',
      'Safe Welding',
      { id: issuerId, name: 'Test Academy' },
    ])
  })

  it.each([
    [
      'says something else at its site',
      { hosted: { id: 'x' } },
      'invalid',
      'signature.hostedDiffers',
    ],
    ['was taken from its site', { hosted: null }, 'unverifiable', 'fetch.failed.unreachable'],
    [
      'is revoked',
      { hosted: { id: 'https://badges.example/assertions/1', revoked: true } },
      'revoked',
      'status.revoked',
    ],
    ['is expired', { assertion: { expires: '2026-02-01T00:00:00Z' } }, 'expired', 'dates.expired'],
    [
      'is of the future',
      { assertion: { issuedOn: '2027-02-01T00:00:00Z' } },
      'invalid',
      'dates.notYet',
    ],
    ['is kept elsewhere', { assertion: { id: elsewhere } }, 'invalid', 'issuer.hostedElsewhere'],
    [
      'is kept where its issuer lets it',
      {
        assertion: { id: elsewhere },
        issuer: { verification: { allowedOrigins: 'elsewhere.example' } },
      },
      'valid',
      undefined,
    ],
    [
      'begins as its issuer says',
      {
        assertion: { id: elsewhere },
        issuer: { verification: { startsWith: 'https://elsewhere.example/assertions' } },
      },
      'valid',
      undefined,
    ],
    [
      'begins only nearly so',
      {
        assertion: { id: 'https://elsewhere.example.org/1' },
        issuer: { verification: { startsWith: 'https://elsewhere.example' } },
      },
      'invalid',
      'issuer.hostedElsewhere',
    ],
    [
      'does not begin as its issuer says',
      { issuer: { verification: { startsWith: 'https://badges.example/other/' } } },
      'invalid',
      'issuer.hostedElsewhere',
    ],
    ['has a badge of nobody', { badge: { issuer: undefined } }, 'invalid', 'issuer.ob2Broken'],
    [
      'has an issuer who is another',
      { issuer: { id: 'https://badges.example/other' } },
      'invalid',
      'issuer.ob2Broken',
    ],
    [
      'has an issuer out of reach',
      { badge: { issuer: 'https://nowhere.example/' } },
      'unverifiable',
      'fetch.failed.unreachable',
    ],
    ['has no recipient', { assertion: { recipient: undefined } }, 'invalid', 'format.object'],
    [
      'does not say whether its recipient is hashed',
      { assertion: { recipient: { type: 'email', identity: 'a' } } },
      'invalid',
      'format.missing',
    ],
    [
      'does not say how it is verified',
      { assertion: { verification: undefined } },
      'invalid',
      'format.missing',
    ],
    [
      'is verified otherwise',
      { assertion: { verification: { type: 'Other' } } },
      'invalid',
      'format.type',
    ],
    ['has no date', { assertion: { issuedOn: undefined } }, 'invalid', 'format.date'],
    ['is no assertion', { assertion: { type: 'BadgeClass' } }, 'invalid', 'format.type'],
    ['is at no address', { assertion: { id: 'urn:uuid:1' } }, 'invalid', 'format.url'],
  ] as const)('that %s', async (_says, parts, verdict, key) => {
    expect(await hosted(parts as never)).toEqual([verdict, key])
  })

  it('is not what somebody writes about an issuer in it', async () => {
    const issuer = {
      id: issuerId,
      type: 'Profile',
      name: 'A',
      verification: { allowedOrigins: 'elsewhere.example' },
    }
    const badge = { type: 'BadgeClass', id: 'https://elsewhere.example/b', name: 'Doctor', issuer }
    expect(await hosted({ assertion: { id: elsewhere, badge } })).toEqual([
      'invalid',
      'issuer.hostedElsewhere',
    ])
  })

  it('with one member changed says something else', async () => {
    const { world, assertion } = hostedBadge()
    for (const name of ['recipient', 'issuedOn', 'narrative']) {
      const changed = {
        ...assertion,
        [name]:
          name === 'recipient'
            ? { type: 'email', identity: 'b', hashed: false }
            : '2026-01-02T00:00:00Z',
      }
      expect(await found(world, { json: changed })).toEqual(['invalid', 'signature.hostedDiffers'])
    }
  })
})

describe('a signed badge', () => {
  it.each([
    ['holds', {}, 'valid', undefined],
    [
      'is signed by a key of another’s',
      { key: { owner: 'https://other.example/' } },
      'invalid',
      'issuer.ob2Creator',
    ],
    [
      'names a key that its issuer does not',
      { issuer: { publicKey: 'https://badges.example/keys/2' } },
      'invalid',
      'issuer.ob2Creator',
    ],
    ['has a broken key', { key: { publicKeyPem: 'x' } }, 'invalid', 'issuer.badKey'],
    [
      'is in no list',
      {
        issuer: { revocationList: 'https://badges.example/revoked' },
        list: { type: 'RevocationList', issuer: issuerId, revokedAssertions: ['urn:x:1'] },
      },
      'valid',
      undefined,
    ],
    [
      'is in the list',
      {
        issuer: { revocationList: 'https://badges.example/revoked' },
        list: {
          type: 'RevocationList',
          issuer: issuerId,
          revokedAssertions: [{ id: 'urn:uuid:a5308d9b-c5b9-4bd8-a1b2-0a4a5d1d5c3e' }],
        },
      },
      'revoked',
      'status.revoked',
    ],
    [
      'has a list out of reach',
      { issuer: { revocationList: 'https://badges.example/revoked' } },
      'unverifiable',
      'fetch.failed.unreachable',
    ],
    [
      'has a list of another issuer',
      {
        issuer: { revocationList: 'https://badges.example/revoked' },
        list: { issuer: 'https://x.example/', revokedAssertions: [] },
      },
      'unverifiable',
      'status.otherList',
    ],
    [
      'has no list at its address',
      { issuer: { revocationList: 'https://badges.example/revoked' }, list: { issuer: issuerId } },
      'unverifiable',
      'status.badList',
    ],
  ] as const)('that %s', async (_says, parts, verdict, key) => {
    expect(await signed(parts as never)).toEqual([verdict, key])
  })

  it('that was changed does not hold, and alone it is not signed', async () => {
    const { world, jwt, assertion } = await signedBadge()
    const [head, , signature] = jwt.split('.')
    const changed = encoded({ ...assertion, issuedOn: '2026-01-02T00:00:00Z' })
    expect(await found(world, { jwt: `${head}.${changed}.${signature}` })).toEqual([
      'invalid',
      'signature.broken',
    ])
    expect(await found(world, { json: assertion })).toEqual(['invalid', 'signature.none'])
  })
})
