import { beforeAll, describe, expect, it } from 'vitest'
import { POST as issue } from '@/app/vc/credentials/issue/route'
import { POST as verify } from '@/app/vc/credentials/verify/route'
import { POST as verifyPresentation } from '@/app/vc/presentations/verify/route'
import { issuerDid } from '@/lib/awards/credentials/addresses'
import { makeApiKey } from '@/lib/reach/api/make-api-key'
import { openDesk } from '@/tests/support/awards-desk'
import { type Issuer, newIssuer, signFreely } from '@/tests/support/foreign-issuer'
import { useLaurel } from '@/tests/support/laurel'

process.env.AUTH_SECRET = 'a secret for the keys of these tests'
const laurel = useLaurel({ story: false })
const v2 = 'https://www.w3.org/ns/credentials/v2'
const examples = 'https://www.w3.org/ns/credentials/examples/v2'
/** Of the base context, as it was published with data model 2.0. */
const baseHash = 'WZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ'
const baseDigest = 'sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU'
let [did, key] = ['', '']

beforeAll(async () => {
  const { issuerId } = await openDesk(laurel.ctx(), 'mine')
  did = issuerDid('mine')
  const scopes = ['credentials:issue', 'credentials:verify'] as const
  const made = { issuerId, name: 'Suite', scopes: [...scopes], lifetime: '30' as const }
  key = (await makeApiKey(laurel.ctx(), made)).key
})

type Json = Record<string, unknown>
type Route = (request: Request) => Promise<Response>

async function post(route: Route, body: Json) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
  const request = { method: 'POST', body: JSON.stringify(body), headers }
  const answer = await route(new Request('http://localhost/vc', request))
  // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the tests ask.
  return { status: answer.status, json: (await answer.json()) as any }
}

const credential = (more: Json = {}): Json => ({
  ...{ '@context': [v2], type: ['VerifiableCredential'], issuer: did },
  credentialSubject: { id: 'did:example:subject' },
  ...more,
})
const term = (name: string) => ({ [name]: `https://example.org/terms#${name}` })
const withTerm = (name: string, member: string, value: unknown): Json => ({
  ...{ '@context': [v2, term(name)], [member]: value },
})
const word = (text: string, language: string, more: Json = {}) => ({
  ...{ '@value': text, '@language': language, ...more },
})
const url = 'https://example.org/terms#Kind'

const right: [string, Json][] = [
  ['4.3: the context of examples', { '@context': [v2, examples] }],
  [
    '4.3: terms of the context of examples',
    {
      '@context': [v2, examples],
      type: ['VerifiableCredential', 'PassCredential'],
      credentialSubject: { alumniOf: { name: 'A' } },
    },
  ],
  [
    '4.3: an object as a context',
    { '@context': [v2, term('PassCredential')], type: ['VerifiableCredential', 'PassCredential'] },
  ],
  [
    '4.4: an id',
    { id: 'https://example.org/credentials/1', credentialSubject: { description: 'A' } },
  ],
  ['4.4: an id of another kind', { id: 'urn:uuid:9c9a36f8-518f-4976-a934-6649502d0008' }],
  ['4.5: a type that is a URL', { type: ['VerifiableCredential', url] }],
  ['4.5: types in any order', { type: [url, `${url}2`, 'VerifiableCredential'] }],
  ['4.5: types in any order, again', { type: [url, 'VerifiableCredential', `${url}2`] }],
  ['4.6: a name', { name: 'A' }],
  ['4.6: a name with a language', { name: word('A', 'en') }],
  ['4.6: a name with a direction', { name: word('A', 'en', { '@direction': 'ltr' }) }],
  ['4.6: names', { name: [word('A', 'en'), word('B', 'fr')] }],
  ['4.6: a description', { description: 'A' }],
  [
    '4.6: a description with a direction',
    { description: word('A', 'en', { '@direction': 'ltr' }) },
  ],
  ['4.6: descriptions', { description: [word('A', 'en'), word('B', 'fr')] }],
  ['4.8: subjects', { credentialSubject: [{ id: 'did:example:a' }, { id: 'did:example:b:c' }] }],
  ['4.9: parts of seconds', { validFrom: '2023-02-26T01:02:58.447Z' }],
  ['4.9: a zone', { validFrom: '2023-02-25T19:10:39-06:00' }],
  ['4.9: a beginning to come', { validFrom: '2123-02-25T19:10:39Z' }],
  [
    '4.9: an end that is past',
    { validFrom: '2023-02-26T01:19:19Z', validUntil: '2023-02-26T01:19:20Z' },
  ],
  [
    '4.9: an end of another zone',
    { validFrom: '2023-02-26T01:21:23Z', validUntil: '2023-02-25T19:21:29-06:00' },
  ],
  [
    '4.9: an end at the beginning',
    { validFrom: '2023-02-26T01:21:23Z', validUntil: '2023-02-26T01:21:23Z' },
  ],
  [
    '4.10: a status',
    withTerm('List2017', 'credentialStatus', { id: 'did:example:s', type: 'List2017' }),
  ],
  ['4.10: a status without an id', withTerm('List2017', 'credentialStatus', { type: 'List2017' })],
  ['4.11: a schema', { credentialSchema: { id: 'did:example:schemas/1', type: url } }],
  [
    '4.11: schemas',
    {
      credentialSchema: [
        { id: 'did:example:schemas/1', type: url },
        { id: 'did:example:schemas/2', type: url },
      ],
    },
  ],
  [
    '5.3: a resource, by its digests',
    {
      relatedResource: {
        ...{ id: v2, mediaType: 'application/ld+json' },
        ...{ digestSRI: baseDigest, digestMultibase: `u${baseHash}` },
      },
    },
  ],
  [
    '5.3: a resource from elsewhere',
    { relatedResource: [{ id: 'https://r.example/1', digestMultibase: `u${baseHash}` }] },
  ],
  [
    '5.4: a refresh service',
    withTerm('Again', 'refreshService', { id: 'did:example:r/1', type: 'Again' }),
  ],
  [
    '5.4: refresh services',
    {
      refreshService: [
        { id: 'did:example:r/1', type: url },
        { id: 'did:example:r/2', type: url },
      ],
    },
  ],
  ['5.5: terms of use', withTerm('Odrl', 'termsOfUse', { type: 'Odrl' })],
  [
    '5.5: several, with an id',
    withTerm('Odrl', 'termsOfUse', [{ type: 'Odrl' }, { type: 'Odrl', id: 'did:example:t' }]),
  ],
  ['5.6: evidence', withTerm('Seen', 'evidence', { type: 'Seen' })],
  ['5.6: pieces of evidence', withTerm('Seen', 'evidence', [{ type: 'Seen' }, { type: 'Seen' }])],
]

const wrong: [string, Json, RegExp][] = [
  ['4.3: no context', { '@context': undefined }, /@context/],
  ['4.3: no base context', { '@context': [] }, /@context/],
  ['4.3: a context that is no URL', { '@context': [v2, 'https ://not-a-url/v1'] }, /@context/],
  ['4.3: a context that is a number', { '@context': [v2, 123192875] }, /@context/],
  ['4.4: an id that is null', { id: null }, /“id” is null/],
  ['4.4: two ids', { id: ['https://example.org/1', 'https://example.net/1'] }, /“id”/],
  ['4.4: an id that is no URL', { id: 'https ://not-a-url/1' }, /“id”/],
  [
    '4.4: two ids of a subject',
    { credentialSubject: { id: ['did:example:a', 'did:example:b'] } },
    /credentialSubject\.id/,
  ],
  ['4.5: no type', { type: undefined }, /“type” is missing/],
  ['4.5: another type alone', { '@context': [v2, examples], type: ['PassCredential'] }, /“type”/],
  [
    '4.5: a type of no URL',
    {
      '@context': [v2, { Pass: 'https ://not-a-url#Pass' }],
      type: ['VerifiableCredential', 'Pass'],
    },
    /linked data/,
  ],
  [
    '4.5: a type of no meaning',
    { '@context': [v2, { '@vocab': null }], type: ['VerifiableCredential', 'Pass'] },
    /Pass/,
  ],
  ['4.5: terms of no type', { termsOfUse: {} }, /termsOfUse\.type/],
  ['4.5: evidence of no type', { evidence: {} }, /evidence\.type/],
  ['4.6: a name with more', { name: word('A', 'en', { url: 'did:example:c' }) }, /“name”/],
  [
    '4.6: a description with more',
    { description: word('A', 'en', { url: 'did:example:c' }) },
    /“description”/,
  ],
  ['4.8: no subject', { credentialSubject: undefined }, /credentialSubject/],
  ['4.8: a subject without claims', { credentialSubject: {} }, /“credentialSubject” is empty/],
  [
    '4.8: one of them without claims',
    { credentialSubject: [{ id: 'did:example:a' }, {}] },
    /“credentialSubject” is empty/,
  ],
  [
    '4.9: a beginning as mail has it',
    { validFrom: 'Sat 25 Feb 2023 07:16:31 PM CST' },
    /validFrom/,
  ],
  ['4.9: an end as mail has it', { validUntil: 'Sun, 26 Feb 2023 01:22:14 +0000' }, /validUntil/],
  [
    '4.9: an end before the beginning',
    { validFrom: '2027-01-01T00:00:00Z', validUntil: '2025-01-01T00:00:00Z' },
    /later/,
  ],
  [
    '4.10: a status of no type',
    { credentialStatus: { id: 'did:example:s' } },
    /credentialStatus\.type/,
  ],
  [
    '4.10: a status whose type is a number',
    withTerm('List2017', 'credentialStatus', { id: 'did:example:s', type: 2 }),
    /credentialStatus\.type/,
  ],
  [
    '4.10: a status with two ids',
    withTerm('List2017', 'credentialStatus', {
      id: ['did:example:s', 'did:example:t'],
      type: 'List2017',
    }),
    /credentialStatus\.id/,
  ],
  [
    '4.10: a status whose id is no URL',
    withTerm('List2017', 'credentialStatus', { id: 'https ://not-a-url/4', type: 'List2017' }),
    /credentialStatus\.id/,
  ],
  [
    '4.11: a schema of no type',
    { credentialSchema: { id: 'did:example:schemas/1' } },
    /credentialSchema\.type/,
  ],
  ['4.11: a schema without an id', { credentialSchema: { type: url } }, /credentialSchema\.id/],
  [
    '4.11: a schema whose id is no URL',
    { credentialSchema: { id: 'https ://not-a-url/1', type: url } },
    /credentialSchema\.id/,
  ],
  [
    '5.2: another meaning of a word of the model',
    { '@context': [v2, { VerifiableCredential: url }] },
    /another meaning/,
  ],
  [
    '5.2: another meaning of a word that is kept',
    {
      '@context': [v2, { '@protected': true, Pass: url }, { Pass: `${url}2` }],
      type: ['VerifiableCredential', 'Pass'],
    },
    /another meaning/,
  ],
  ['5.3: a resource that is an address', { relatedResource: [v2, examples] }, /relatedResource/],
  [
    '5.3: a resource without an id',
    { relatedResource: [{ url: v2, digestSRI: baseDigest }] },
    /relatedResource\.id/,
  ],
  [
    '5.3: a resource that is named twice',
    { relatedResource: Array(2).fill({ id: v2, digestSRI: baseDigest }) },
    /relatedResource\.id/,
  ],
  ['5.3: a resource without a digest', { relatedResource: [{ id: v2 }] }, /by which digest/],
  [
    '5.3: a resource by another digest',
    { relatedResource: [{ id: v2, digestSRI: baseDigest.replace('l', 'L') }] },
    /not that document/,
  ],
  [
    '5.3: a resource by another digest beside its own',
    {
      relatedResource: [
        { id: v2, digestSRI: baseDigest, digestMultibase: `uA${baseHash.slice(1)}` },
      ],
    },
    /not that document/,
  ],
  [
    '5.4: a refresh service of no type',
    { refreshService: { id: 'did:example:r/1' } },
    /refreshService\.type/,
  ],
]

describe('issuing', () => {
  it.each(right)('%s', async (_, more) => {
    const answer = await post(issue, { credential: credential(more), options: {} })
    expect(answer.json.detail).toBeUndefined()
    expect(answer.status).toBe(201)
    expect(answer.json.verifiableCredential).toMatchObject(credential(more))
  })
  it.each(wrong)('not %s', async (_, more, why) => {
    const answer = await post(issue, { credential: credential(more), options: {} })
    expect(answer.json.detail).toMatch(why)
    expect(answer.status).toBe(400)
  })

  it.each<[string, Json, RegExp | null]>([
    ['a name', { name: 'A' }, null],
    ['a name with a direction', { name: word('A', 'en', { '@direction': 'ltr' }) }, null],
    ['descriptions', { description: [word('A', 'en'), word('B', 'fr')] }, null],
    ['a name with more', { name: word('A', 'en', { url: 'did:example:c' }) }, /issuer\.name/],
    [
      'a description with more',
      { description: word('A', 'en', { url: 'did:example:c' }) },
      /issuer\.description/,
    ],
    ['null for an id', { id: null }, /issuer\.id/],
    ['no URL for an id', { id: 'someone' }, /issuer\.id/],
  ])('4.7, of an issuer with %s', async (_, more, why) => {
    const issuer = { id: did, ...more }
    const answer = await post(issue, { credential: credential({ issuer }) })
    if (why) expect(answer.json.detail).toMatch(why)
    expect(answer.status).toBe(why ? 400 : 201)
  })
  it.each([[null], ['someone'], [{ name: 'A' }]])('4.7: not of the issuer %j', async (issuer) => {
    const answer = await post(issue, { credential: credential({ issuer }) })
    expect(answer.json.detail).toMatch(/issuer/)
    expect(answer.status).toBe(400)
  })
})

/** Signed as it is by a holder who was asked; what nobody can sign is sent as it is. */
const asked = { challenge: 'u2c1', domain: 'github.com/w3c/suite' }
async function presented(more: (issuer: Issuer) => Json | Promise<Json> = () => ({})) {
  const holder = await newIssuer()
  const presentation = { '@context': [v2], type: ['VerifiablePresentation'] }
  return signFreely({ ...presentation, ...(await more(holder)) }, holder, {
    ...{ proofPurpose: 'authentication', ...asked },
  })
}
const shown = (holder: Issuer) =>
  signFreely({ ...credential({ '@context': [v2, examples] }), issuer: holder.id }, holder)
const present = (verifiablePresentation: unknown) =>
  post(verifyPresentation, { verifiablePresentation, options: { checks: [], ...asked } })

describe('presenting', () => {
  it.each<[string, Parameters<typeof presented>[0]]>([
    ['nothing', undefined],
    ['no credential of a list', () => ({ verifiableCredential: [] })],
    ['under an id', () => ({ id: 'urn:uuid:9c9a36f8-518f-4976-a934-6649502d0008' })],
    ['in the words of examples', () => ({ '@context': [v2, examples] })],
    [
      'as another kind, too',
      () => ({ '@context': [v2, term('Shown')], type: ['VerifiablePresentation', 'Shown'] }),
    ],
    [
      'several credentials',
      async (holder) => ({ verifiableCredential: [await shown(holder), await shown(holder)] }),
    ],
    [
      'by a holder',
      async ({ id, ...more }) => ({
        ...{ holder: id, verifiableCredential: [await shown({ id, ...more })] },
      }),
    ],
    ['by a holder who is an object', ({ id }) => ({ holder: { id } })],
  ])('%s', async (_, more) => {
    const answer = await present(await presented(more))
    expect(answer.json.errors).toEqual([])
    expect(answer.status).toBe(200)
  })

  it.each<[string, Json, RegExp]>([
    ['without a context', { '@context': undefined }, /@context/],
    ['without the base context', { '@context': [] }, /@context/],
    ['with another context first', { '@context': [examples, v2] }, /@context/],
    [
      'with a context that is not held',
      { '@context': [v2, 'https://example.com'] },
      /example\.com/,
    ],
    ['with a context that is no URL', { '@context': [v2, 'https ://not-a-url/v1'] }, /@context/],
    ['with a context that is a number', { '@context': [v2, 123192875] }, /@context/],
    ['without a type', { type: undefined }, /“type” is missing/],
    ['of another type alone', { '@context': [v2, examples], type: ['Shown'] }, /“type”/],
    [
      'with an address for a credential',
      { verifiableCredential: ['urn:x:1'] },
      /verifiableCredential/,
    ],
    ['by nobody', { holder: { name: 'A' } }, /holder\.id/],
    ['by someone without a URL', { holder: { id: 'z6Mkp' } }, /holder\.id/],
    ['with another signature', { id: 'urn:x:1' }, /does not fit/],
  ])('nothing %s', async (_, more, why) => {
    const answer = await present({ ...(await presented()), ...more })
    expect(answer.json.errors?.[0]).toMatch(why)
    expect(answer.status).toBe(400)
  })

  it('nothing with half a signature', async () => {
    const whole = (await presented()) as Json & { proof: Json }
    const proof = { ...whole.proof, proofValue: 'z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh' }
    const answer = await present({ ...whole, proof })
    expect(answer.json.errors[0]).toMatch(/proofValue/)
    expect(answer.status).toBe(400)
  })
})

describe('verifying', () => {
  it('what was issued, in the words of examples', async () => {
    const { verifiableCredential } = (
      await post(issue, { credential: credential({ '@context': [v2, examples], rank: 'first' }) })
    ).json
    const options = { checks: ['proof'] }
    expect((await post(verify, { verifiableCredential, options })).status).toBe(200)
    const changed = { ...verifiableCredential, rank: 'second' }
    expect((await post(verify, { verifiableCredential: changed, options })).json.errors[0]).toMatch(
      /does not fit/,
    )
  })

  it('no document of no kind', async () => {
    const document = { type: ['NonconformingDocument'] }
    for (const answer of [
      await post(verify, { verifiableCredential: document }),
      await present(document),
    ]) {
      expect(answer.json.errors[0]).toMatch(/@context/)
      expect(answer.status).toBe(400)
    }
  })
})
