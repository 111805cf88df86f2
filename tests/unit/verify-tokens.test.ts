import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { encodeMultikey } from '@/lib/proof/credentials/multikey'
import { encodeStatusList } from '@/lib/proof/credentials/status-list'
import type { JsonObject } from '@/lib/proof/credentials/verify/json'
import { newWorld } from '../support/foreign-issuer'
import { algs, badgeClaims, encoded, signToken, tokenIssuer } from '../support/foreign-token'

describe('tokens of jose', () => {
  const verify = async (jwt: string, world = newWorld()) => {
    const { verdict, checks, facts } = await world.verify({ jwt })
    const first = checks.find(({ outcome }) => outcome === 'failed' || outcome === 'unknown')
    return { verdict, facts, key: first?.detail.key.replace('verification.', '') }
  }

  it.each(algs)('by %s are valid, and changed they are not', async (alg) => {
    const issuer = await tokenIssuer(alg)
    const jwt = await signToken(badgeClaims(issuer.id), issuer)
    expect(await verify(jwt)).toMatchObject({
      verdict: 'valid',
      facts: { title: 'Safe Welding', recipientName: 'Anna Muster' },
    })
    const [head, , signature] = jwt.split('.')
    const other = badgeClaims(issuer.id, { name: 'Other' })
    const body = encoded(other)
    expect(await verify(`${head}.${body}.${signature}`)).toMatchObject({
      verdict: 'invalid',
      key: 'signature.broken',
    })
  })

  it('by shared secrets, by none, and by other algorithms are refused', async () => {
    const issuer = await tokenIssuer('ES256')
    const spki = issuer.publicKey.export({ type: 'spki', format: 'pem' })
    const secret = { ...issuer, privateKey: Buffer.from(spki) as Uint8Array }
    for (const alg of ['HS256', 'HS512']) {
      const jwt = await signToken(badgeClaims(issuer.id), { ...secret, alg })
      expect(await verify(jwt)).toMatchObject({ verdict: 'invalid', key: 'signature.algorithm' })
    }
    const good = await signToken(badgeClaims(issuer.id), issuer)
    const [, body, signature] = good.split('.')
    for (const alg of ['none', 'None', 'RS384', 'PS256', 'ES256K', '', null, 5]) {
      const head = encoded({ alg, kid: issuer.kid })
      for (const end of [signature, '']) {
        expect((await verify(`${head}.${body}.${end}`)).verdict).toBe('invalid')
      }
    }
  })

  it('whose algorithm is not that of the key are refused', async () => {
    const [issuer, other] = [await tokenIssuer('ES256'), await tokenIssuer('EdDSA')]
    const jwt = await signToken(badgeClaims(issuer.id), { ...other, kid: issuer.kid })
    expect(await verify(jwt)).toMatchObject({ verdict: 'invalid', key: 'signature.keyKind' })
  })

  it('with a header that has to be understood and is not are refused', async () => {
    const issuer = await tokenIssuer('ES256')
    const jwt = await signToken(badgeClaims(issuer.id), issuer)
    const [, body, signature] = jwt.split('.')
    const head = { alg: 'ES256', kid: issuer.kid, crit: ['x'], x: 1 }
    const changed = `${encoded(head)}.${body}.${signature}`
    expect((await verify(changed)).verdict).toBe('invalid')
  })

  it('that embed a key of their own are not believed for it', async () => {
    const [issuer, other] = [await tokenIssuer('ES256'), await tokenIssuer('ES256')]
    const { kid: _none, ...keyless } = other
    const jwt = await signToken(badgeClaims(issuer.id), keyless, { jwk: other.jwk })
    expect(await verify(jwt)).toMatchObject({ verdict: 'invalid', key: 'signature.broken' })
  })

  it('may leave out which key of a DID, or name it in short', async () => {
    const issuer = await tokenIssuer('EdDSA')
    const { kid: _none, ...keyless } = issuer
    expect((await verify(await signToken(badgeClaims(issuer.id), keyless))).verdict).toBe('valid')
    for (const kid of ['0', '#0']) {
      expect(
        (await verify(await signToken(badgeClaims(issuer.id), { ...issuer, kid }))).verdict,
      ).toBe('valid')
    }
  })

  it.each([
    ['iss', 'did:web:other.example', 'issuer'],
    ['iss', 5, 'issuer'],
    ['jti', 'urn:uuid:other', 'id'],
    ['sub', 'did:example:other', 'credentialSubject.id'],
    ['nbf', 1, 'validFrom'],
    ['nbf', '2026-01-01T00:00:00Z', 'validFrom'],
    ['exp', 4102444800, 'validUntil'],
  ])(
    'whose claim %s is %s while the credential says otherwise are refused',
    async (claim, value, _field) => {
      const issuer = await tokenIssuer('ES256')
      const badge = badgeClaims(issuer.id)
      const subject = {
        ...(badge as { credentialSubject: object }).credentialSubject,
        id: 'urn:a:b',
      }
      const jwt = await signToken({ ...badge, credentialSubject: subject, [claim]: value }, issuer)
      expect(await verify(jwt)).toMatchObject({ verdict: 'invalid', key: 'format.claim' })
    },
  )

  it.each(['2.0 in a claim', '1.1 beside the claims'])(
    'of data model %s end when their claims say',
    async (how) => {
      const issuer = await tokenIssuer('ES256')
      const within = how.endsWith('in a claim')
      const credential = {
        '@context': [
          within
            ? 'https://www.w3.org/ns/credentials/v2'
            : 'https://www.w3.org/2018/credentials/v1',
        ],
        ...{ type: ['VerifiableCredential'], issuer: issuer.id },
        credentialSubject: { id: 'did:example:learner' },
      }
      const signed = (claims: JsonObject) =>
        signToken(
          { nbf: 1767225600, ...claims, ...(within ? { vc: credential } : credential) },
          issuer,
        )
      expect((await verify(await signed({}))).verdict).toBe('valid')
      expect((await verify(await signed({ exp: 1767225601 }))).verdict).toBe('expired')
      expect((await verify(await signed({ nbf: 1893456000 }))).key).toBe('dates.notYet')
    },
  )

  it.each<[string, unknown]>([
    ['credentialStatus', { type: 'BitstringStatusListEntry' }],
    ['validUntil', '2026-01-01T00:00:00Z'],
    ['expirationDate', '2026-01-01T00:00:00Z'],
    ['validFrom', '2030-01-01T00:00:00Z'],
    ['issuanceDate', '2030-01-01T00:00:00Z'],
  ])('with a %s beside the credential in a claim are not read without it', async (name, value) => {
    const issuer = await tokenIssuer('ES256')
    const vc = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      ...{ type: ['VerifiableCredential'], issuer: issuer.id },
      credentialSubject: { id: 'did:example:learner' },
    }
    const jwt = await signToken({ vc, [name]: value }, issuer)
    expect(await verify(jwt)).toMatchObject({ verdict: 'invalid', key: 'format.claim' })
    const same = { validUntil: '2030-01-01T00:00:00Z' }
    const both = await signToken({ vc: { ...vc, ...same }, ...same }, issuer)
    expect((await verify(both)).verdict).toBe('valid')
  })

  it('of data model 1.1 have the credential in a claim, which others fill up', async () => {
    const issuer = await tokenIssuer('ES256')
    const old = {
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      type: ['VerifiableCredential'],
      credentialSubject: { name: 'Anna' },
    }
    const sub = { sub: 'did:example:learner', jti: 'urn:uuid:1', iss: issuer.id, nbf: 1767225600 }
    const jwt = await signToken({ ...sub, vc: old }, issuer)
    expect(await verify(jwt)).toMatchObject({
      verdict: 'valid',
      facts: { id: 'urn:uuid:1', awardedAt: new Date('2026-01-01T00:00:00Z') },
    })
    const expired = await signToken({ ...sub, exp: 1767225601, vc: old }, issuer)
    expect((await verify(expired)).verdict).toBe('expired')
    const early = await signToken({ ...sub, nbf: 1893456000, vc: old }, issuer)
    expect(await verify(early)).toMatchObject({ verdict: 'invalid', key: 'dates.notYet' })
  })

  describe('in an envelope', () => {
    const type = 'EnvelopedVerifiableCredential'
    const v2 = 'https://www.w3.org/ns/credentials/v2'
    const examples = 'https://www.w3.org/ns/credentials/examples/v2'
    async function enveloped(more: JsonObject, media = 'vc+jwt') {
      const issuer = await tokenIssuer('ES256')
      const jwt = await signToken(badgeClaims(issuer.id), issuer)
      const json = { '@context': [v2], type, id: `data:application/${media},${jwt}`, ...more }
      const text = JSON.stringify(json)
      const { verdict, checks } = await newWorld().verify({ json: text })
      const fault = checks.find(({ outcome }) => outcome === 'failed' || outcome === 'unknown')
      return [verdict, fault?.detail.key]
    }

    it.each<[JsonObject, string?]>([
      [{}],
      [{ '@context': v2, type: [type] }],
      [{ '@context': [v2, examples] }],
      [{}, 'jwt'],
    ])('are valid: %j %s', async (more, media) => {
      expect(await enveloped(more, media)).toEqual(['valid', undefined])
    })

    it.each(['vc+sd-jwt', 'vc+cose'])('as %s cannot be checked', async (media) => {
      expect(await enveloped({}, media)).toEqual([
        'unverifiable',
        'verification.signature.unknownSuite',
      ])
    })

    it.each<[JsonObject, string, string?]>([
      [{ '@context': undefined }, 'contextFirst'],
      [{ '@context': [] }, 'contextFirst'],
      [{ '@context': examples }, 'contextFirst'],
      [{ type: undefined }, 'missing'],
      [{ type: 'VerifiableCredential' }, 'missing'],
      [{ type: [type, 'VerifiableCredential'] }, 'type'],
      [{ id: 'eyJhbGciOiJFUzI1NiJ9.e30.AA' }, 'enveloped'],
      [{ id: undefined }, 'enveloped'],
      [{}, 'enveloped', 'vp+jwt'],
      [{ id: 'data:application/vc+sd-jwts,eyJ' }, 'enveloped'],
    ])('are not: %j', async (more, key, media) => {
      expect(await enveloped(more, media)).toEqual(['invalid', `verification.format.${key}`])
    })
  })

  it.each([
    ['', 'valid'],
    ['7', 'revoked'],
    ['8', 'valid'],
    ['not signed', 'unverifiable'],
  ])('with a StatusList2021 that is a token too: %s', async (set, verdict) => {
    const issuer = await tokenIssuer('ES256')
    const list = 'https://lists.example/2021'
    const old = (more: JsonObject) => ({
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      ...{ type: ['VerifiableCredential'], issuer: issuer.id },
      ...{ issuanceDate: '2026-01-01T00:00:00Z', credentialSubject: { id: 'urn:a:b' }, ...more },
    })
    const encodedList = encodeStatusList(131_072, set ? [Number(set) || 7] : []).slice(1)
    const type = 'StatusList2021'
    const listed = old({
      ...{ id: list, type: ['VerifiableCredential', 'StatusList2021Credential'] },
      credentialSubject: { id: `${list}#list`, type, statusPurpose: 'revocation', encodedList },
    })
    const token = await signToken({ vc: listed, iss: issuer.id, jti: list }, issuer)
    const world = newWorld()
    world.put(list, set === 'not signed' ? listed : token)
    const credentialStatus = {
      ...{ id: `${list}#7`, type: 'StatusList2021Entry', statusPurpose: 'revocation' },
      ...{ statusListIndex: '7', statusListCredential: list },
    }
    const jwt = await signToken({ vc: old({ credentialStatus }), iss: issuer.id }, issuer)
    expect((await verify(jwt, world)).verdict).toBe(verdict)
  })

  describe('whose key is at an address of the web, as 1EdTech has it', () => {
    const issuerId = 'https://issuer.example/profile'
    const kid = 'https://issuer.example/keys/1'

    async function verdictWith(answer: (jwk: JsonObject) => unknown, at = kid, named = at) {
      const { privateKey, jwk } = await tokenIssuer('RS256')
      const world = newWorld()
      const body = answer(jwk)
      if (body) world.put(at.split('#')[0] ?? '', body)
      const jwt = await signToken(badgeClaims(issuerId), { alg: 'RS256', privateKey, kid: named })
      const { verdict, key } = await verify(jwt, world)
      return [verdict, key]
    }

    it('takes a key, and the one of a set that is named', async () => {
      expect(await verdictWith((jwk) => jwk)).toEqual(['valid', undefined])
      expect(await verdictWith((jwk) => ({ keys: [jwk] }))).toEqual(['valid', undefined])
      const set = (jwk: JsonObject) => ({
        keys: [
          { ...jwk, n: jwk.n, kid: 'a' },
          { kty: 'oct', kid: 'b' },
        ],
      })
      expect(await verdictWith(set, `${kid}#a`)).toEqual(['valid', undefined])
      expect(await verdictWith(set, `${kid}#b`)).toEqual(['invalid', 'issuer.badKey'])
      expect(await verdictWith(set, `${kid}#c`)).toEqual(['invalid', 'issuer.noKey'])
    })

    it('but none at another’s address', async () => {
      const elsewhere = 'https://elsewhere.example/keys/1'
      expect(await verdictWith((jwk) => jwk, elsewhere)).toEqual(['invalid', 'issuer.otherOrigin'])
    })

    it('nor one out of reach', async () => {
      expect(await verdictWith(() => null)).toEqual(['unverifiable', 'fetch.failed.unreachable'])
      expect(await verdictWith(() => 'no json')).toEqual(['unverifiable', 'issuer.notJson'])
    })

    it('takes a document that says which keys are the issuer’s', async () => {
      const { publicKey, privateKey } = generateKeyPairSync('ed25519')
      const method = `${issuerId}#1`
      const document = (more: JsonObject = {}) => ({
        id: issuerId,
        verificationMethod: [
          {
            ...{ id: method, type: 'Multikey', controller: issuerId },
            publicKeyMultibase: encodeMultikey(publicKey),
          },
        ],
        assertionMethod: [method],
        ...more,
      })
      const world = newWorld()
      const jwt = await signToken(badgeClaims(issuerId), { alg: 'EdDSA', privateKey, kid: method })
      world.put(issuerId, document())
      expect((await verify(jwt, world)).verdict).toBe('valid')
      world.put(issuerId, document({ assertionMethod: [] }))
      expect(await verify(jwt, world)).toMatchObject({ key: 'issuer.notAuthorised' })
    })
  })
})
