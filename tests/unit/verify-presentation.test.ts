import { describe, expect, it } from 'vitest'
import { verdictOf } from '@/lib/proof/credentials/verify/checks'
import type { JsonObject } from '@/lib/proof/credentials/verify/json'
import { verifyPresentation } from '@/lib/proof/credentials/verify/verify-presentation'
import {
  newIssuer,
  newWorld,
  now,
  openBadge,
  type ProofOptions,
  signFreely,
} from '../support/foreign-issuer'
import { badgeClaims, encoded, signToken, tokenIssuer } from '../support/foreign-token'

const v2 = 'https://www.w3.org/ns/credentials/v2'
const asked = { challenge: 'c-1', domain: 'laurel.example' }
const [issuer, holder] = [await newIssuer(), await newIssuer('P-256')]
const badge = await signFreely(openBadge(issuer.id), issuer)

const presented = (more: JsonObject = {}, options: ProofOptions = {}) =>
  signFreely(
    {
      '@context': [v2],
      type: ['VerifiablePresentation'],
      holder: holder.id,
      verifiableCredential: [badge],
      ...more,
    },
    holder,
    { proofPurpose: 'authentication', ...asked, ...options },
  )

async function found(json: unknown, question: object = asked) {
  const deps = { get: newWorld().get, now }
  const { checks, credentials } = await verifyPresentation(json, question, deps)
  const first = checks.find(({ outcome }) => outcome === 'failed' || outcome === 'unknown')
  return {
    key: first?.detail.key.replace('verification.', ''),
    credentials: credentials.map((one) => verdictOf(one.checks)),
  }
}

it('a presentation by its holder holds, and so does what it presents', async () => {
  expect(await found(await presented())).toEqual({ key: undefined, credentials: ['valid'] })
})

it('one that nobody asked for needs no challenge', async () => {
  const free = await presented({}, { challenge: undefined, domain: undefined } as never)
  expect(await found(free, {})).toEqual({ key: undefined, credentials: ['valid'] })
})

it.each([
  ['for another question', {}, { challenge: 'c-2' }, 'signature.challenge'],
  ['for no question', {}, { challenge: undefined }, 'signature.challenge'],
  ['for another place', {}, { domain: 'other.example' }, 'signature.domain'],
  ['for no place', {}, { domain: undefined }, 'signature.domain'],
  ['for other places too', {}, { domain: [asked.domain, 'b.example'] }, 'signature.domain'],
  ['for another purpose', {}, { proofPurpose: 'assertionMethod' }, 'signature.purpose'],
  ['by someone else than its holder', { holder: issuer.id }, {}, 'issuer.otherController'],
  ['of no kind', { type: ['Other'] }, {}, 'format.type'],
  ['whose holder is no URL', { holder: 'me' }, {}, 'format.url'],
  [
    'whose terms are of no kind',
    { termsOfUse: [{ type: 'T' }, { id: 'urn:x:1' }] },
    {},
    'format.missing',
  ],
  ['whose credential is a text', { verifiableCredential: ['urn:x:1'] }, {}, 'format.object'],
] as const)('one %s does not', async (_says, more, options, key) => {
  expect((await found(await presented(more as never, options as never))).key).toBe(key)
})

it('one that was changed does not', async () => {
  const signed = await presented()
  const other = await signFreely(openBadge(issuer.id, { name: 'Other' }), issuer)
  expect(await found({ ...signed, verifiableCredential: [other] })).toEqual({
    key: 'signature.broken',
    credentials: ['valid'],
  })
  const { proof: _proof, ...unsigned } = signed as JsonObject
  expect((await found(unsigned)).key).toBe('signature.none')
})

it('what it presents is judged by itself', async () => {
  const changed = { ...badge, name: 'Other' }
  expect(await found(await presented({ verifiableCredential: [badge, changed] }))).toEqual({
    key: undefined,
    credentials: ['valid', 'invalid'],
  })
})

describe('as a token in an envelope', () => {
  const type = 'EnvelopedVerifiablePresentation'
  const moment = now.getTime() / 1000

  /** By a holder who answers what was asked; `within` is how data model 1.1 has it, in a claim. */
  async function token(more: JsonObject = {}, within = false) {
    const signer = await tokenIssuer('EdDSA')
    const presentation = {
      ...{ '@context': [v2], type: ['VerifiablePresentation'], holder: signer.id },
      verifiableCredential: [badge],
    }
    const claims = { iss: signer.id, nonce: asked.challenge, aud: asked.domain, ...more }
    const payload = { ...(within ? { vp: presentation } : presentation), ...claims }
    return await signToken(JSON.parse(JSON.stringify(payload)), signer)
  }
  const envelope = (jwt: string, more: JsonObject = {}, media = 'vp+jwt') =>
    JSON.stringify({ '@context': v2, type, id: `data:application/${media},${jwt}`, ...more })

  it('it holds, and so does what it presents', async () => {
    const held = { key: undefined, credentials: ['valid'] }
    expect(await found(envelope(await token()))).toEqual(held)
    const times = { nbf: moment - 60, iat: moment - 60, exp: moment + 60 }
    expect(await found(envelope(await token(times)))).toEqual(held)
    expect(await found(envelope(await token({ aud: ['a', asked.domain] })))).toEqual(held)
  })

  it('it may be one of data model 1.1, which says of itself in claims who holds it', async () => {
    const jwt = await token({ jti: 'urn:uuid:1' }, true)
    expect(await found(envelope(jwt, {}, 'jwt'))).toEqual({
      key: undefined,
      credentials: ['valid'],
    })
  })

  it('what it presents may be a token in an envelope too', async () => {
    const signer = await tokenIssuer('ES256')
    const jwt = await signToken(badgeClaims(signer.id), signer)
    const one = {
      '@context': v2,
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${jwt}`,
    }
    expect(await found(envelope(await token({ verifiableCredential: [one] })))).toEqual({
      key: undefined,
      credentials: ['valid'],
    })
  })

  it.each<[string, JsonObject, string]>([
    ['for another question', { nonce: 'c-2' }, 'signature.challenge'],
    ['for no question', { nonce: undefined }, 'signature.challenge'],
    ['for another place', { aud: 'other.example' }, 'signature.domain'],
    ['for no place', { aud: undefined }, 'signature.domain'],
    ['for a place that is none', { aud: 5 }, 'signature.domain'],
    [
      'of a holder whose key it is not',
      { iss: undefined, holder: issuer.id },
      'issuer.otherController',
    ],
    ['that names two holders', { iss: issuer.id }, 'format.claim'],
    ['that names two ids', { id: 'urn:x:1', jti: 'urn:x:2' }, 'format.claim'],
    ['that is over', { exp: moment - 1 }, 'signature.expired'],
    ['whose end is no number', { exp: 'soon' }, 'signature.proofShape'],
    ['that has not begun', { nbf: moment + 3600 }, 'signature.future'],
    ['of a time to come', { iat: moment + 3600 }, 'signature.future'],
    ['of no kind', { type: ['Other'] }, 'format.type'],
    ['of a credential that is a text', { verifiableCredential: ['urn:x:1'] }, 'format.object'],
  ])('one %s does not hold', async (_says, more, key) => {
    expect((await found(envelope(await token(more)))).key).toBe(key)
  })

  it('nor does one that nobody asked for, made for a question or a place', async () => {
    expect((await found(envelope(await token()), {})).key).toBe('signature.challenge')
    const { challenge } = asked
    expect((await found(envelope(await token()), { challenge })).key).toBe('signature.domain')
  })

  it('nor does one that was to be made for another purpose', async () => {
    const one = envelope(await token())
    expect((await found(one, { ...asked, proofPurpose: 'authentication' })).key).toBeUndefined()
    const other = { ...asked, proofPurpose: 'assertionMethod' }
    expect((await found(one, other)).key).toBe('signature.otherPurpose')
  })

  it('nor one that was changed, or that nobody signed', async () => {
    const [head = '', , end = ''] = (await token()).split('.')
    const [, other = ''] = (await token()).split('.')
    expect((await found(envelope(`${head}.${other}.${end}`))).key).toBe('issuer.otherController')
    const signed = (await token()).split('.')
    const last = signed[2]?.startsWith('A') ? 'B' : 'A'
    const changed = `${signed[0]}.${signed[1]}.${last}${signed[2]?.slice(1)}`
    expect((await found(envelope(changed))).key).toBe('signature.broken')
    const none = `${encoded({ alg: 'none' })}.${signed[1]}.`
    expect((await found(envelope(none))).key).toBe('signature.algorithm')
  })

  it.each<[JsonObject, string, string?]>([
    [{ '@context': [] }, 'format.contextFirst'],
    [{ '@context': 'https://www.w3.org/ns/credentials/examples/v2' }, 'format.contextFirst'],
    [{ '@context': [v2], type: ['VerifiablePresentation'] }, 'signature.none'],
    [{ type: [type, 'VerifiablePresentation'] }, 'format.type'],
    [{ id: 'eyJhbGciOiJFUzI1NiJ9.e30.AA' }, 'format.enveloped'],
    [{}, 'format.enveloped', 'vc+jwt'],
  ])('nor an envelope that is none: %j', async (more, key, media) => {
    expect((await found(envelope(await token(), more, media))).key).toBe(key)
  })

  it('a key that may not speak for its holder does not', async () => {
    const { privateKey, jwk } = await tokenIssuer('EdDSA')
    const id = 'https://holder.example/me'
    const method = `${id}#1`
    const document = {
      ...{ id, assertionMethod: [method] },
      verificationMethod: [{ id: method, type: 'JsonWebKey', controller: id, publicKeyJwk: jwk }],
    }
    const claims = { '@context': [v2], type: ['VerifiablePresentation'], holder: id, iss: id }
    const payload = { ...claims, nonce: asked.challenge, aud: asked.domain }
    const jwt = await signToken(payload, { alg: 'EdDSA', kid: method, privateKey })
    const world = newWorld()
    world.put(id, document)
    const first = async () => {
      const { checks } = await verifyPresentation(envelope(jwt), asked, { get: world.get, now })
      return checks.find(({ outcome }) => outcome === 'failed')?.detail.key
    }
    expect(await first()).toBe('verification.issuer.notAuthorised')
    world.put(id, { ...document, authentication: [method] })
    expect(await first()).toBeUndefined()
  })
})
