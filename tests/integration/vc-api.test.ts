import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { credentialJson } from '@/app/certificate-files/credential-json'
import { POST as issue } from '@/app/vc/credentials/issue/route'
import { POST as status } from '@/app/vc/credentials/status/route'
import { POST as verify } from '@/app/vc/credentials/verify/route'
import { POST as verifyPresentation } from '@/app/vc/presentations/verify/route'
import { installation } from '@/db/schema'
import { getCertificate } from '@/lib/awards/certificates/queries'
import { issuerDid, methodOf } from '@/lib/awards/credentials/addresses'
import { compromiseCredentialKey } from '@/lib/awards/credentials/compromise-key'
import { getCredential } from '@/lib/awards/credentials/get-credential'
import { getJwt } from '@/lib/awards/credentials/get-jwt'
import { listCredentialKeys } from '@/lib/awards/credentials/list-keys'
import { loadCredentialKey } from '@/lib/awards/credentials/load-credential-key'
import { sequenceLog } from '@/lib/awards/log/sequence-log'
import { verifyLog } from '@/lib/awards/log/verify-log'
import type { ApiScope } from '@/lib/platform/access/actor'
import { settings } from '@/lib/platform/env/settings'
import { signDocument } from '@/lib/proof/credentials/sign-document'
import { verifiesWithStock } from '@/lib/proof/credentials/stock'
import { makeApiKey } from '@/lib/reach/api/make-api-key'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { newIssuer, plainCredential, signFreely } from '@/tests/support/foreign-issuer'
import { signToken, tokenIssuer } from '@/tests/support/foreign-token'
import { useLaurel } from '@/tests/support/laurel'

process.env.AUTH_SECRET = 'a secret for the keys of these tests'
const laurel = useLaurel({ story: false })
const v1 = 'https://www.w3.org/2018/credentials/v1'
const v2 = 'https://www.w3.org/ns/credentials/v2'
const keys = { all: '', verify: '', issue: '', other: '' }
let desk: Awaited<ReturnType<typeof openDesk>>
let did = ''
let otherId = ''

beforeAll(async () => {
  desk = await openDesk(laurel.ctx(), 'mine')
  const other = await openDesk(laurel.ctx(), 'other')
  did = issuerDid('mine')
  otherId = other.issuerId
  const key = async (issuerId: string, ...scopes: ApiScope[]) => {
    const made = { issuerId, name: 'Suite', scopes, lifetime: '30' as const }
    return (await makeApiKey(laurel.ctx(), made)).key
  }
  const all = ['credentials:issue', 'credentials:verify', 'credentials:status'] as const
  keys.all = await key(desk.issuerId, ...all)
  keys.verify = await key(desk.issuerId, 'credentials:verify')
  keys.issue = await key(desk.issuerId, 'credentials:issue')
  keys.other = await key(other.issuerId, ...all)
  await desk.certification('basic')
})

type Json = Record<string, unknown>
type Route = (request: Request) => Promise<Response>

async function post(route: Route, body: unknown, key = keys.all, more: HeadersInit = {}) {
  const answer = await route(
    new Request('http://localhost/vc', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...more },
    }),
  )
  // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the tests ask.
  return { status: answer.status, headers: answer.headers, json: (await answer.json()) as any }
}

const credential = (more: Json = {}): Json => ({
  ...{ '@context': [v2], type: ['VerifiableCredential'], issuer: did },
  credentialSubject: { id: 'did:example:learner', name: 'Zoë Țurcanu' },
  ...more,
})
const issued = async (more: Json = {}) =>
  (await post(issue, { credential: credential(more) })).json.verifiableCredential

/** A certificate of the issuer's, fresh. */
let learners = 0
async function certificate() {
  const email = `learner${++learners}@example.org`
  await desk.complete({ email, at: new Date(Date.now() - 86_400_000) })
  await decideAll(laurel.ctx())
  const [{ publicId = '' } = {}] = await desk.certificatesOf(email)
  const { document } = await getCredential(laurel.ctx(), publicId)
  return { publicId, id: `${settings().baseUrl}/c/${publicId}`, signed: JSON.parse(document) }
}

/** Tells of the key that signs now that others may have had it. */
async function leak(since: Date, issuerId = desk.issuerId) {
  const { keys: own } = await listCredentialKeys(laurel.ctx(), { issuerId })
  const inUse = own.find(({ state, algorithm }) => state === 'in-use' && algorithm === 'ed25519')
  await compromiseCredentialKey(laurel.ctx(), { keyId: inUse?.id ?? '', since })
}

describe('who asks', () => {
  const routes: [string, Route, Json, ApiScope][] = [
    ['issue', issue, { credential: {} }, 'credentials:issue'],
    ['verify', verify, { verifiableCredential: {} }, 'credentials:verify'],
    ['present', verifyPresentation, { verifiablePresentation: {} }, 'credentials:verify'],
    [
      'status',
      status,
      { credentialId: 'a', credentialStatus: { statusPurpose: 'revocation', status: '1' } },
      'credentials:status',
    ],
  ]

  it.each(routes)('%s: nobody without a key', async (_, route, body) => {
    for (const authorization of ['', 'Bearer lrl_aaaaaaaa_x', `Basic ${keys.all}`]) {
      const answer = await post(route, body, '', { authorization })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="Laurel"')
      expect(answer.json).toMatchObject({ status: 401, code: 'unauthorised' })
    }
  })

  it.each(routes)('%s: nobody whose key is for something else', async (_, route, body, scope) => {
    const key = scope === 'credentials:verify' ? keys.issue : keys.verify
    const answer = await post(route, body, key)
    expect(answer.status).toBe(403)
    expect(answer.json.detail).toContain(scope)
  })

  it.each(routes)('%s: not what is no JSON object', async (_, route) => {
    for (const body of ['', '{', 'null', '[]', '"a"', '{}', '{"credential":1,"credential":2}']) {
      expect((await post(route, body)).status).toBe(400)
    }
    expect((await post(route, '['.repeat(100_000))).status).toBe(400)
    expect((await post(route, `"${'a'.repeat(1024 * 1024)}"`)).status).toBe(413)
    expect((await post(route, {}, keys.all, { 'content-type': 'text/plain' })).status).toBe(415)
  })
})

describe('issuing', () => {
  it('signs with the issuer’s key, as the stock library verifies', async () => {
    const frozen = () => laurel.ctx().db.select().from(installation)
    expect(await frozen()).toEqual([])
    const answer = await post(issue, { credential: credential(), options: {} })
    expect(answer.status).toBe(201)
    expect(await frozen()).toMatchObject([{ publicUrl: settings().baseUrl }])
    const { verifiableCredential } = answer.json
    const { proof, credentialStatus: _, ...rest } = verifiableCredential
    expect(rest).toEqual(credential())
    const { keys: own } = await listCredentialKeys(laurel.ctx(), { issuerId: desk.issuerId })
    const publicKey = own.find(({ algorithm }) => algorithm === 'ed25519')?.publicKey ?? ''
    expect(proof).toMatchObject({
      ...{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' },
      ...{ proofPurpose: 'assertionMethod', verificationMethod: `${did}#${publicKey}` },
    })
    expect(await verifiesWithStock(verifiableCredential, publicKey)).toBeNull()
    expect((await post(verify, { verifiableCredential })).status).toBe(200)
  })

  it.each([{ issuer: undefined }, { issuer: {} }])('fills the issuer in for %o', async (more) => {
    expect(await issued(more)).toMatchObject({ issuer: did })
  })

  it('keeps what an issuer that is right says of itself', async () => {
    const issuer = { id: did, name: 'Mine' }
    expect(await issued({ issuer })).toMatchObject({ issuer })
  })

  it('signs what data model 1.1 has, with the terms of proof and status', async () => {
    const verifiableCredential = await issued({
      ...{ '@context': [v1], issuanceDate: '2026-01-01T00:00:00Z' },
      credentialSubject: { id: 'did:example:learner' },
    })
    expect(verifiableCredential['@context']).toHaveLength(3)
    expect((await post(verify, { verifiableCredential })).json).toMatchObject({ verified: true })
  })

  it('signs the direction of a text too', async () => {
    const name = { '@value': 'שלום', '@language': 'he', '@direction': 'rtl' }
    const verifiableCredential = await issued({ name })
    expect((await post(verify, { verifiableCredential })).status).toBe(200)
    const turned = { ...verifiableCredential, name: { ...name, '@direction': 'ltr' } }
    expect((await post(verify, { verifiableCredential: turned })).status).toBe(400)
  })

  it.each<[string, Json, RegExp]>([
    ['another’s issuer', { issuer: 'did:web:elsewhere.example' }, /issuer/],
    ['the issuer of another of this site', { issuer: 'did:web:localhost%3A3000:issuers:o' }, /./],
    ['an issuer without an id', { issuer: { name: 'A' } }, /issuer\.id/],
    ['no type', { type: undefined }, /type/],
    ['no subject', { credentialSubject: undefined }, /credentialSubject/],
    ['a date that is none', { validFrom: 'yesterday' }, /validFrom/],
    ['no context', { '@context': undefined }, /context/],
    ['a context that is not known', { '@context': [v2, 'https://a.example/v1'] }, /a\.example/],
    ['a term that means nothing', { rank: 'first' }, /rank/],
    ['a proof', { proof: { type: 'DataIntegrityProof' } }, /proof/],
    ['a certificate’s id', { id: 'http://localhost:3000/c/abc' }, /own certificates/],
    ['a status list', { type: ['VerifiableCredential', 'BitstringStatusListCredential'] }, /list/],
  ])('refuses %s, and says why', async (_, more, why) => {
    const before = await laurel.sql`select count(*) from log_leaves`
    const answer = await post(issue, { credential: credential(more) })
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.json.detail).toMatch(why)
    expect(await laurel.sql`select count(*) from log_leaves`).toEqual(before)
  })

  const kind = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' }
  it.each<[string, Json, Json]>([
    ['the kind that it is', { ...kind, proofPurpose: 'assertionMethod' }, kind],
    ['a place and a question', { domain: 'a.example', challenge: 'c' }, { domain: 'a.example' }],
    ['nothing, in so many words', { domain: null, expires: null, previousProof: null }, kind],
    ['the moment, which stays ours', { created: '2023-01-01T00:00:00Z' }, kind],
  ])('gives a proof of which is asked %s', async (_, options, proof) => {
    const { json } = await post(issue, { credential: credential(), options })
    const { verifiableCredential } = json
    expect(verifiableCredential.proof).toMatchObject(proof)
    expect(verifiableCredential.proof.challenge).toBe(options.challenge)
    expect(Date.parse(verifiableCredential.proof.created)).toBeGreaterThan(Date.now() - 60_000)
    expect((await post(verify, { verifiableCredential })).status).toBe(200)
    const other = { ...verifiableCredential.proof, domain: 'b.example' }
    const turned = { ...verifiableCredential, proof: other }
    expect((await post(verify, { verifiableCredential: turned })).status).toBe(400)
  })

  it('signs with the key that is asked for, or not at all', async () => {
    const { verificationMethod } = (await issued()).proof
    const answer = (asked: string) =>
      post(issue, { credential: credential(), options: { verificationMethod: asked } })
    expect((await answer(verificationMethod)).status).toBe(201)
    const other = await answer(`${did}#other`)
    expect(other.json.detail).toContain('verificationMethod')
    expect(other.status).toBe(400)
  })

  it.each<[string, unknown]>([
    ['type', 'Ed25519Signature2020'],
    ['cryptosuite', 'eddsa-jcs-2022'],
    ['proofPurpose', 'authentication'],
    ['created', 'yesterday'],
    ['expires', '2199-01-01T00:00:00Z'],
    ['previousProof', 'urn:uuid:1'],
    ['domain', ['a.example']],
    ['challenge', 1],
  ])('makes no proof whose %s would be %j', async (name, value) => {
    const answer = await post(issue, { credential: credential(), options: { [name]: value } })
    expect(answer.json.detail).toContain(name)
    expect(answer.status).toBe(400)
  })

  it('tells the log, by its hash alone', async () => {
    const sha256 = createHash('sha256')
      .update(JSON.stringify(await issued({ id: 'urn:uuid:told' })))
      .digest('hex')
    const leaves = await laurel.sql`
      select kind, payload::json as payload, issuer_id from log_leaves
      where payload::json ->> 'credential' = ${sha256}`
    expect(leaves).toHaveLength(1)
    expect(leaves[0]).toMatchObject({ kind: 'issued', issuer_id: desk.issuerId })
    const told = ['at', 'credential', 'kind', 'list', 'position']
    expect(Object.keys(leaves[0]?.payload)).toEqual(told)
    await sequenceLog(laurel.ctx())
    expect((await verifyLog(laurel.ctx())).bad).toBeNull()
  })

  it('is believed by us no longer than the key that signed it', async () => {
    const verifiableCredential = await issued()
    await sequenceLog(laurel.ctx())
    expect((await post(verify, { verifiableCredential })).status).toBe(200)
    await leak(new Date())
    expect((await post(verify, { verifiableCredential })).json).toMatchObject({ verified: false })
  })
})

describe('verifying', () => {
  it('tells what was looked at', async () => {
    const { signed } = await certificate()
    const answer = await post(verify, { verifiableCredential: signed, options: {} }, keys.verify)
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({
      verified: true,
      verdict: 'valid',
      warnings: [],
      errors: [],
    })
    expect(answer.json.checks).toEqual(
      expect.arrayContaining(['format', 'issuer', 'signature', 'dates', 'status', 'record']),
    )
  })

  it('is of what anyone can have by the name of JSON that they ask for', async () => {
    const { publicId, signed } = await certificate()
    const headers = { accept: 'application/ld+json, application/json' }
    const request = new Request('http://localhost/c', { headers })
    const answer = await credentialJson(request, { ctx: laurel.ctx(), publicId })
    expect(answer.headers.get('content-type')).toBe('application/ld+json')
    expect(await answer.json()).toEqual(signed)
  })

  it('says of what was changed that it is not verified, and why', async () => {
    const { signed } = await certificate()
    const verifiableCredential = { ...signed, validUntil: '2199-01-01T00:00:00Z' }
    const answer = await post(verify, { verifiableCredential })
    expect(answer.status).toBe(400)
    expect(answer.json).toMatchObject({ status: 400, code: 'not-verified', verified: false })
    expect(answer.json.errors.length).toBeGreaterThan(0)
  })

  it('counts what cannot be checked as not verified', async () => {
    const far = await newIssuer('Ed25519', 'did:web:nowhere.invalid')
    const verifiableCredential = await signFreely(plainCredential(far.id), far)
    const answer = await post(verify, { verifiableCredential })
    expect(answer.json).toMatchObject({ verified: false, verdict: 'unverifiable' })
    expect(answer.json.errors.length).toBeGreaterThan(0)
  })

  it('verifies anyone’s', async () => {
    const foreign = await newIssuer()
    const verifiableCredential = await signFreely(plainCredential(foreign.id), foreign)
    expect((await post(verify, { verifiableCredential })).status).toBe(200)
  })

  describe('what was asked of its proof', () => {
    const said = { domain: 'a.example', challenge: 'c' }
    const own = { ...said, expectedProofPurpose: 'assertionMethod' }
    const proved = async (more: Json = said) => {
      const foreign = await newIssuer()
      return signFreely(plainCredential(foreign.id), foreign, more)
    }
    it.each<[string, Json, Json]>([
      ['all of it', said, own],
      ['some of it', said, { challenge: 'c' }],
      ['nothing of it', said, {}],
      ['a domain of a list of one', { ...said, domain: ['a.example'] }, own],
      ['its purpose', {}, { expectedProofPurpose: 'assertionMethod' }],
    ])('it is: %s', async (_, more, options) => {
      const verifiableCredential = await proved(more)
      expect((await post(verify, { verifiableCredential, options })).status).toBe(200)
    })

    it.each<[string, Json, Json, RegExp]>([
      ['another purpose', said, { expectedProofPurpose: 'authentication' }, /purpose/],
      ['another place', said, { ...own, domain: 'b.example' }, /domain/],
      ['one of several places', { ...said, domain: ['a.example', 'b.example'] }, own, /domain/],
      ['a place', {}, { domain: 'a.example' }, /domain/],
      ['another question', said, { ...own, challenge: 'd' }, /challenge/],
      ['a question', {}, { challenge: 'c' }, /challenge/],
    ])('it is not: %s', async (_, more, options, why) => {
      const verifiableCredential = await proved(more)
      const answer = await post(verify, { verifiableCredential, options })
      expect(answer.json).toMatchObject({ verified: false, verdict: 'invalid' })
      expect(answer.json.errors[0]).toMatch(why)
      expect(answer.status).toBe(400)
    })

    it('each of several has to be', async () => {
      const foreign = await newIssuer()
      const document = plainCredential(foreign.id)
      const proofs = [
        await signFreely(document, foreign, said),
        await signFreely(document, foreign),
      ]
      const verifiableCredential = { ...document, proof: proofs.map(({ proof }) => proof) }
      expect((await post(verify, { verifiableCredential })).status).toBe(200)
      const options = { domain: said.domain }
      expect((await post(verify, { verifiableCredential, options })).status).toBe(400)
    })

    it('of a token there is only the purpose', async () => {
      const { publicId } = await certificate()
      const verifiableCredential = await getJwt(laurel.ctx(), publicId)
      const answer = (options: Json) => post(verify, { verifiableCredential, options })
      expect((await answer({ expectedProofPurpose: 'assertionMethod' })).status).toBe(200)
      expect((await answer({ expectedProofPurpose: 'authentication' })).status).toBe(400)
      expect((await answer({ challenge: 'c' })).status).toBe(400)
    })

    it('of a token in an envelope too, whatever was put beside it', async () => {
      const { publicId } = await certificate()
      const verifiableCredential = {
        ...{ '@context': [v2], type: 'EnvelopedVerifiableCredential' },
        id: `data:application/vc+jwt,${await getJwt(laurel.ctx(), publicId)}`,
        proof: { proofPurpose: 'assertionMethod', ...said },
      }
      expect((await post(verify, { verifiableCredential })).status).toBe(200)
      const { json } = await post(verify, { verifiableCredential, options: said })
      expect(json).toMatchObject({ verified: false, verdict: 'invalid' })
    })
  })

  it('holds where someone else signed on top of its issuer', async () => {
    const other = await newIssuer()
    const { proof, ...document } = (await issued({ id: 'urn:uuid:seconded' })) as Json
    const first = await signFreely({ ...document, proof }, other)
    const verifiableCredential = { ...document, proof: [proof, first.proof] }
    expect((await post(verify, { verifiableCredential })).json).toMatchObject({ verified: true })
    const broken = { ...first.proof, created: '2026-01-02T00:00:00Z' }
    const changed = { ...document, proof: [proof, broken] }
    expect((await post(verify, { verifiableCredential: changed })).status).toBe(400)
    const alone = { ...document, proof: first.proof }
    expect((await post(verify, { verifiableCredential: alone })).json).toMatchObject({
      verdict: 'invalid',
    })
  })

  it('holds no longer where the key of someone here who signed beside its issuer leaked', async () => {
    const foreign = await newIssuer()
    const theirs = await signFreely(plainCredential(foreign.id), foreign)
    const { key, publicKey } = await loadCredentialKey(laurel.ctx(), {
      ...{ issuerId: otherId, algorithm: 'ed25519' },
    })
    const signing = { key, verificationMethod: methodOf('other', publicKey), created: new Date() }
    const seconded = async (signed: Json) => {
      const { proof, ...document } = signed
      const other = await signDocument({ '@context': document['@context'], ...document }, signing)
      return { ...document, proof: [proof, other.proof].flat() }
    }
    const both = [await seconded(theirs), await seconded((await certificate()).signed)]
    for (const verifiableCredential of both) {
      expect((await post(verify, { verifiableCredential })).json).toMatchObject({ verified: true })
    }
    await leak(new Date(), otherId)
    for (const verifiableCredential of both) {
      expect((await post(verify, { verifiableCredential })).json).toMatchObject({ verified: false })
    }
  })

  it.each([null, 1, 'text', [], ['a'], true])('refuses %o', async (verifiableCredential) => {
    const answer = await post(verify, { verifiableCredential })
    expect(answer.status).toBe(400)
    expect(answer.json).not.toHaveProperty('verified')
  })
})

describe('a presentation', () => {
  const asked = { challenge: 'c-1', domain: 'laurel.example' }
  async function presented(credentials: unknown[], question: Json = asked) {
    const holder = await newIssuer()
    return signFreely(
      {
        ...{ '@context': [v2], type: ['VerifiablePresentation'], holder: holder.id },
        verifiableCredential: credentials,
      },
      holder,
      { proofPurpose: 'authentication', ...question },
    )
  }

  it('is verified with each credential in it', async () => {
    const { signed } = await certificate()
    const verifiablePresentation = await presented([signed, await issued()])
    const answer = await post(verifyPresentation, { verifiablePresentation, options: asked })
    expect(answer.json).toMatchObject({ verified: true, errors: [] })
    expect(answer.json.credentialResults).toHaveLength(2)
    expect(answer.status).toBe(200)
  })

  it('is believed as far as the log goes, where a key of ours leaked later', async () => {
    const { signed } = await certificate()
    await sequenceLog(laurel.ctx())
    await leak(new Date())
    const verifiablePresentation = await presented([signed])
    const answer = await post(verifyPresentation, { verifiablePresentation, options: asked })
    expect(answer.json).toMatchObject({ verified: true, credentialResults: [{ verdict: 'valid' }] })
  })

  it('is a token in an envelope, too', async () => {
    const { signed } = await certificate()
    const holder = await tokenIssuer('ES256')
    const jwt = await signToken(
      {
        ...{ '@context': [v2], type: ['VerifiablePresentation'], holder: holder.id },
        ...{ verifiableCredential: [signed], nonce: asked.challenge, aud: asked.domain },
      },
      holder,
    )
    const type = 'EnvelopedVerifiablePresentation'
    const verifiablePresentation = { '@context': v2, type, id: `data:application/vp+jwt,${jwt}` }
    const answer = await post(verifyPresentation, { verifiablePresentation, options: asked })
    expect(answer.json).toMatchObject({ verified: true, credentialResults: [{ verdict: 'valid' }] })
    expect(answer.json.credentialResults[0].checks).toContain('record')
    const options = { ...asked, challenge: 'c-2' }
    expect((await post(verifyPresentation, { verifiablePresentation, options })).status).toBe(400)
  })

  it('is not where one of them is not', async () => {
    const { id, signed } = await certificate()
    const verifiablePresentation = await presented([await issued(), signed])
    await post(status, {
      ...{ credentialId: id, credentialStatus: [{ statusPurpose: 'revocation', status: '1' }] },
    })
    const answer = await post(verifyPresentation, { verifiablePresentation, options: asked })
    expect(answer.status).toBe(400)
    expect(answer.json.credentialResults).toMatchObject([
      { verdict: 'valid' },
      { verdict: 'revoked' },
    ])
    expect(answer.json.presentationResult.verified).toBe(true)
    expect(answer.json.problemDetails).toEqual([
      { type: 'about:blank', title: 'Bad Request', detail: answer.json.errors[0] },
    ])
  })

  it.each([
    [{}],
    [{ challenge: 'c-2', domain: 'laurel.example' }],
    [{ challenge: 'c-1', domain: 'elsewhere.example' }],
    [{ challenge: 'c-1' }],
    [{ ...asked, expectedProofPurpose: 'assertionMethod' }],
  ])('is not where %o was asked for', async (options) => {
    const verifiablePresentation = await presented([await issued()])
    expect((await post(verifyPresentation, { verifiablePresentation, options })).status).toBe(400)
  })

  it.each([[1], ['text'], [[]]])('is none: %o', async (verifiablePresentation) => {
    const answer = await post(verifyPresentation, { verifiablePresentation })
    expect(answer.status).toBe(400)
    expect(answer.json).not.toHaveProperty('verified')
  })

  it('is not asked with what is no text', async () => {
    const verifiablePresentation = await presented([])
    const options = { challenge: 1 }
    const answer = await post(verifyPresentation, { verifiablePresentation, options })
    expect(answer.json.detail).toContain('challenge')
  })
})

describe('a status', () => {
  const entry = (statusPurpose: string, value: string) => ({
    credentialStatus: [{ type: 'BitstringStatusListEntry', statusPurpose, status: value }],
  })
  const verdict = async (verifiableCredential: unknown) =>
    (await post(verify, { verifiableCredential })).json.verdict
  const history = async (publicId: string) => {
    const rows = await laurel.sql`
      select a.action from audit_log a join certificates c on c.id = any(a.subject_ids)
      where c.public_id = ${publicId} and a.actor like 'key:%' order by a.id`
    return rows.map(({ action }) => action)
  }

  it('is set to revoked, once, for good', async () => {
    const { id: credentialId, publicId, signed } = await certificate()
    for (let i = 0; i < 2; i++) {
      expect((await post(status, { credentialId, ...entry('revocation', '1') })).status).toBe(200)
    }
    expect(await verdict(signed)).toBe('revoked')
    const back = await post(status, { credentialId, ...entry('revocation', '0') })
    expect(back.status).toBe(409)
    expect(await history(publicId)).toEqual(['certificate/revoked'])
    const [row] = await laurel.sql`select id from certificates where public_id = ${publicId}`
    const { history: seen } = await getCertificate(laurel.ctx(), { certificateId: String(row?.id) })
    expect(seen[0]).toMatchObject({ fact: 'certificate/revoked', name: 'Suite' })
  })

  it('is set to suspended and lifted again, in the log too', async () => {
    const { id: credentialId, publicId, signed } = await certificate()
    for (const value of ['1', '1'])
      await post(status, { credentialId, ...entry('suspension', value) })
    expect(await verdict(signed)).toBe('suspended')
    for (const value of ['0', '0'])
      await post(status, { credentialId, ...entry('suspension', value) })
    expect(await verdict(signed)).toBe('valid')
    await post(status, { credentialId, ...entry('suspension', '1') })
    expect(await verdict(signed)).toBe('suspended')
    const acts = ['certificate/suspended', 'certificate/reinstated', 'certificate/suspended']
    expect(await history(publicId)).toEqual(acts)
    const leaves = await laurel.sql`
      select l.kind from log_leaves l join certificates c on c.id = l.subject_id
      where c.public_id = ${publicId} order by l.id`
    expect(leaves.map(({ kind }) => kind)).toEqual(['issued', 'suspended', 'lifted', 'suspended'])
  })

  it('is taken as newer versions write it, too', async () => {
    const { id: credentialId, signed } = await certificate()
    const credentialStatus = { type: 'BitstringStatusList', statusPurpose: 'revocation' }
    const answer = await post(status, { credentialId, credentialStatus, status: true })
    expect(answer.status).toBe(200)
    expect(await verdict(signed)).toBe('revoked')
  })

  it('is set where nothing else is said, as older versions have it', async () => {
    const { id: credentialId, signed } = await certificate()
    const credentialStatus = { type: 'BitstringStatusListEntry', statusPurpose: 'suspension' }
    expect((await post(status, { credentialId, credentialStatus })).status).toBe(200)
    expect(await verdict(signed)).toBe('suspended')
  })

  it('of what was revoked is not suspended', async () => {
    const { id: credentialId } = await certificate()
    await post(status, { credentialId, ...entry('revocation', '1') })
    const answer = await post(status, { credentialId, ...entry('suspension', '1') })
    expect(answer.status).toBe(409)
  })

  it('is not another issuer’s to set', async () => {
    const { id: credentialId, signed } = await certificate()
    const answer = await post(status, { credentialId, ...entry('revocation', '1') }, keys.other)
    expect(answer.status).toBe(404)
    expect(await verdict(signed)).toBe('valid')
    const nothing = await post(status, { credentialId, ...entry('suspension', '0') }, keys.other)
    expect(nothing.status).toBe(404)
  })

  it.each(['', 'urn:uuid:1', 'https://elsewhere.example/c/1', '/c/1', 'x\u0000'])(
    'of %j is not ours',
    async (credentialId) => {
      const answer = await post(status, { credentialId, ...entry('revocation', '1') })
      expect(answer.status).toBe(404)
    },
  )

  it.each([
    entry('message', '1'),
    entry('revocation', '2'),
    { credentialStatus: [] },
    { credentialStatus: ['revocation'] },
    { credentialStatus: Array(11).fill({ statusPurpose: 'revocation', status: '1' }) },
    { credentialStatus: { statusPurpose: 'revocation', status: 1 } },
    {},
  ])('is not %j', async (more) => {
    const { id: credentialId, signed } = await certificate()
    expect((await post(status, { credentialId, ...more })).status).toBe(400)
    expect(await verdict(signed)).toBe('valid')
  })
})
