import type { JsonObject } from '@/lib/proof/credentials/verify/json'
import { openBadge, plainCredential, signFreely } from './foreign-issuer'
import type { Statement } from './statements'

type Change = (credential: JsonObject) => JsonObject

/** A credential of 2.0 that is signed after it was changed; what JSON-LD cannot read, nobody can sign. */
const two = (change: Change): Statement['given'] => {
  return async (issuer) => {
    const credential = change(plainCredential(issuer.id))
    return { json: await signFreely(credential, issuer).catch(() => credential) }
  }
}
/** The same of 1.1. */
const one = (change: Change): Statement['given'] => {
  return two((credential) => {
    const { validFrom: _from, ...rest } = credential
    const context = [
      'https://www.w3.org/2018/credentials/v1',
      'https://w3id.org/security/data-integrity/v2',
    ]
    const issued = { ...rest, '@context': context, issuanceDate: '2026-01-01T00:00:00Z' }
    return change({ ...issued, credentialSubject: { id: 'did:example:learner' } })
  })
}
const set =
  (more: JsonObject): Change =>
  (credential) => ({ ...credential, ...more })
const without =
  (name: string): Change =>
  ({ [name]: _gone, ...rest }) =>
    rest

const right = (says: string, given: Statement['given']): Statement => ({ says, given })
const broken = (
  says: string,
  given: Statement['given'],
  key: string,
  field?: string,
): Statement => ({
  says,
  given,
  wrong: field === undefined ? ['format', key] : ['format', key, { field }],
})

const v2 = 'https://www.w3.org/ns/credentials/v2'
/** By which the base context is known: published with data model 2.0 (B.1), and other forms of the same. */
const ofBase = {
  digestSRI: [
    'sha256-WZVc7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ=',
    'sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU',
    'sha512-XVVFK9Lc+KKfWikEc+skKxxft31OaPGgqoe6pNuiaUhS1l7GPUisBKmdlW+fcVO5QG+E0tBMdIabAsI5odgTBQ==',
  ],
  digestMultibase: [
    'uEiBZlVztZpfWHgPyslVv6-UwirFoQoRvW1htfx963sknNA',
    'zQmUNM6HqwZxuJ5k6cYRKAiqjUkx1qxWJe4WTqsg7ZJtEFm',
    'uWZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ',
    'uE0BdVUUr0tz4op9aKQRz6yQrHF-3fU5o8aCqh7qk26JpSFLWXsY9SKwEqZ2Vb59xU7lAb4TS0Ex0hpsCwjmh2BMF',
  ],
}
const listEntry = { type: 'BitstringStatusListEntry' }
const digest = 'sha384-MzNNbQTWCSUSi0bbz7dbua+RcENv7C6FvlmYJ1Y+I727HsPOHdzwELMYO9Mz68M2'

export const dataModelStatements: Statement[] = [
  right('a plain credential is valid', two(set({}))),
  // 4.3 Contexts
  broken('4.3: there is an @context', two(without('@context')), 'missing', '@context'),
  broken('4.3: @context is an ordered set', two(set({ '@context': v2 })), 'contextFirst'),
  broken('4.3: @context is not empty', two(set({ '@context': [] })), 'contextFirst'),
  broken(
    '4.3: the first item is the base context',
    two(set({ '@context': ['https://w3id.org/security/data-integrity/v2', v2] })),
    'contextFirst',
  ),
  broken(
    '4.3: the base context is spelled as it is',
    two(set({ '@context': [`${v2}/`] })),
    'contextFirst',
  ),
  right(
    '4.3: further items are URLs',
    two(set({ '@context': [v2, 'https://w3id.org/security/data-integrity/v2'] })),
  ),
  right(
    '4.3: further items are objects',
    two(set({ '@context': [v2, { mark: 'https://example.org/mark' }], mark: 'good' })),
  ),
  broken(
    '4.3: further items are nothing else',
    async ({ id }) => ({ json: plainCredential(id, { '@context': [v2, 5] }) }),
    'url',
    '@context',
  ),
  {
    says: '4.3: contexts that are not known are neither fetched nor guessed at',
    given: ({ id }) => ({
      json: plainCredential(id, { '@context': [v2, 'https://other.example/context'] }),
    }),
    wrong: ['format', 'contextUnknown', { url: 'https://other.example/context' }],
  },
  // 4.4 Identifiers
  right('4.4: an id may be missing', two(without('id'))),
  right('4.4: an id may be a URL of any scheme', two(set({ id: 'https://x.example/1' }))),
  broken('4.4: an id is a URL', two(set({ id: 'seven' })), 'url', 'id'),
  broken('4.4: an id is no number', two(set({ id: 7 as never })), 'url', 'id'),
  broken('4.4: an id is one alone', two(set({ id: ['urn:x:1', 'urn:x:2'] })), 'url', 'id'),
  broken('4.4: an id is not null', two(set({ id: null })), 'null', 'id'),
  broken(
    '4.4: the subject’s id is a URL',
    two(set({ credentialSubject: { id: 'learner', name: 'A' } })),
    'url',
    'credentialSubject.id',
  ),
  // 4.5 Types
  broken('4.5: there is a type', two(without('type')), 'missing', 'type'),
  broken('4.5: a credential is one by type', two(set({ type: ['OpenBadge'] })), 'type', 'type'),
  broken('4.5: types are texts', two(set({ type: ['VerifiableCredential', 5] })), 'type', 'type'),
  broken('4.5: types are not empty', two(set({ type: [] })), 'type', 'type'),
  right('4.5: one type may stand alone', two(set({ type: 'VerifiableCredential' }))),
  // 4.6 Names and descriptions, 11.1 Language and direction
  right('4.6: name and description are texts', two(set({ name: 'A', description: 'B' }))),
  right(
    '4.6: name may say its language and direction',
    two(set({ name: { '@value': 'أ', '@language': 'ar', '@direction': 'rtl' } })),
  ),
  right(
    '4.6: description may be in several languages',
    two(
      set({
        description: [
          { '@value': 'A', '@language': 'en' },
          { '@value': 'B', '@language': 'de' },
        ],
      }),
    ),
  ),
  broken('4.6: name is no number', two(set({ name: 5 })), 'words', 'name'),
  broken(
    '4.6: description has an @value',
    two(set({ description: { '@language': 'en' } })),
    'words',
    'description',
  ),
  broken(
    '11.1: a language is well formed',
    async ({ id }) => ({
      json: plainCredential(id, { name: { '@value': 'A', '@language': 'not a language' } }),
    }),
    'words',
    'name',
  ),
  broken(
    '11.1: a direction is ltr or rtl',
    async ({ id }) => ({
      json: plainCredential(id, { name: { '@value': 'A', '@direction': 'up' } }),
    }),
    'words',
    'name',
  ),
  broken(
    '11.1: nothing else is in a value with a language',
    async ({ id }) => ({
      json: plainCredential(id, { name: { '@value': 'A', '@language': 'en', url: 'x' } }),
    }),
    'words',
    'name',
  ),
  // 4.7 Issuer
  broken('4.7: there is an issuer', two(without('issuer')), 'missing', 'issuer'),
  broken('4.7: an issuer is a URL', two(set({ issuer: 'Academy' })), 'url', 'issuer'),
  broken('4.7: or an object with an id', two(set({ issuer: { name: 'A' } })), 'url', 'issuer.id'),
  broken('4.7: whose id is a URL', two(set({ issuer: { id: 'academy' } })), 'url', 'issuer.id'),
  broken('4.7: one issuer', two(set({ issuer: ['urn:a:b', 'urn:a:c'] })), 'url', 'issuer'),
  broken('4.7: not null', two(set({ issuer: null })), 'null', 'issuer'),
  right('4.7: an object with an id and a name', async (issuer) => {
    const named = { issuer: { id: issuer.id, name: 'Academy', description: 'Teaches.' } }
    return { json: await signFreely(plainCredential(issuer.id, named), issuer) }
  }),
  broken(
    '4.7: the issuer’s name is a text',
    async ({ id }) => ({ json: plainCredential(id, { issuer: { id, name: 5 } }) }),
    'words',
    'issuer.name',
  ),
  // 4.8 Credential subject
  broken(
    '4.8: there is a subject',
    two(without('credentialSubject')),
    'missing',
    'credentialSubject',
  ),
  broken(
    '4.8: a subject has claims',
    two(set({ credentialSubject: {} })),
    'empty',
    'credentialSubject',
  ),
  broken('4.8: subjects are not none', two(set({ credentialSubject: [] })), 'empty'),
  broken(
    '4.8: each subject has claims',
    two(set({ credentialSubject: [{ name: 'A' }, {}] })),
    'empty',
    'credentialSubject',
  ),
  broken(
    '4.8: a subject is an object',
    two(set({ credentialSubject: 'did:example:learner' })),
    'object',
    'credentialSubject',
  ),
  right(
    '4.8: there may be several',
    two(set({ credentialSubject: [{ name: 'A' }, { id: 'did:example:b', name: 'B' }] })),
  ),
  // 4.9 Validity period
  right('4.9: the period may be open', two(without('validFrom'))),
  right('4.9: it may have an end', two(set({ validUntil: '2030-01-01T00:00:00.5+02:00' }))),
  broken('4.9: validFrom has a zone', two(set({ validFrom: '2026-01-01T00:00:00' })), 'date'),
  broken('4.9: validFrom has a time', two(set({ validFrom: '2026-01-01' })), 'date', 'validFrom'),
  broken(
    '4.9: validFrom is in a zone of this world',
    two(set({ validFrom: '2026-01-01T00:00:00+14:01' })),
    'date',
  ),
  right('4.9: the last zone is one', two(set({ validFrom: '2026-01-01T00:00:00+14:00' }))),
  broken('4.9: validFrom is a text', two(set({ validFrom: 1767225600 })), 'date', 'validFrom'),
  broken(
    '4.9: validFrom is of the calendar',
    two(set({ validFrom: '2026-02-30T00:00:00Z' })),
    'date',
  ),
  broken('4.9: validUntil is a dateTimeStamp', two(set({ validUntil: 'soon' })), 'date'),
  broken(
    '4.9: validUntil is one alone',
    two(set({ validUntil: ['2030-01-01T00:00:00Z', '2031-01-01T00:00:00Z'] })),
    'date',
    'validUntil',
  ),
  broken(
    '4.9: the end is not before the beginning',
    two(set({ validUntil: '2025-12-31T00:00:00Z' })),
    'order',
  ),
  {
    says: '4.9: it is not valid before its period',
    given: two(set({ validFrom: '2027-01-01T00:00:00Z' })),
    wrong: ['dates', 'notYet'],
  },
  {
    says: '4.9: it is not valid after its period',
    given: two(set({ validUntil: '2026-05-01T00:00:00Z' })),
    wrong: ['dates', 'expired'],
  },
  // 4.10 Status, 4.11 schemas, 5.4 refreshing, 5.5 terms, 5.6 evidence
  broken(
    '4.10: a status has a type',
    two(set({ credentialStatus: { id: 'urn:x:1' } })),
    'missing',
    'credentialStatus.type',
  ),
  broken('4.10: a status is an object', two(set({ credentialStatus: 'urn:x:1' })), 'object'),
  broken(
    '4.10: a status’s id is a URL',
    two(set({ credentialStatus: { ...listEntry, id: 'x' } })),
    'url',
    'credentialStatus.id',
  ),
  broken(
    '4.10: each status has a type',
    two(set({ credentialStatus: [listEntry, { id: 'urn:x:1' }] })),
    'missing',
    'credentialStatus.type',
  ),
  right(
    '4.11: a schema that is not held hides nothing',
    two(set({ credentialSchema: { id: 'https://s.example/1', type: 'JsonSchema' } })),
  ),
  broken(
    '4.11: a schema has an id',
    two(set({ credentialSchema: { type: 'JsonSchema' } })),
    'missing',
    'credentialSchema.id',
  ),
  broken(
    '4.11: a schema has a type',
    two(set({ credentialSchema: { id: 'https://s.example/1' } })),
    'missing',
    'credentialSchema.type',
  ),
  broken(
    '4.11: a schema’s id is a URL',
    two(set({ credentialSchema: { id: 'schema', type: 'JsonSchema' } })),
    'url',
    'credentialSchema.id',
  ),
  broken(
    '5.4: a refresh service has a type',
    two(set({ refreshService: { id: 'urn:x:1' } })),
    'missing',
    'refreshService.type',
  ),
  broken(
    '5.5: terms have a type',
    two(set({ termsOfUse: { id: 'urn:x:1' } })),
    'missing',
    'termsOfUse.type',
  ),
  broken(
    '5.5: each of the terms',
    two(set({ termsOfUse: [{ type: 'T' }, { id: 'urn:x:1' }] })),
    'missing',
    'termsOfUse.type',
  ),
  broken(
    '5.6: evidence has a type',
    two(set({ evidence: { id: 'urn:x:1' } })),
    'missing',
    'evidence.type',
  ),
  broken('5.6: evidence is an object', two(set({ evidence: ['urn:x:1'] })), 'object', 'evidence'),
  broken(
    '5.6: evidence’s id is a URL',
    two(set({ evidence: { id: 'x', type: 'E' } })),
    'url',
    'evidence.id',
  ),
  // 5.3 Integrity of related resources
  right(
    '5.3: a resource has a digest',
    two(set({ relatedResource: [{ id: 'https://r.example/1', digestSRI: digest }] })),
  ),
  broken(
    '5.3: without a digest it is wrong',
    two(set({ relatedResource: [{ id: 'https://r.example/1', mediaType: 'text/html' }] })),
    'digest',
  ),
  broken(
    '5.3: a resource has an id',
    two(set({ relatedResource: [{ digestSRI: digest }] })),
    'url',
    'relatedResource.id',
  ),
  broken(
    '5.3: each resource is named once',
    two(
      set({
        relatedResource: [
          { id: 'https://r.example/1', digestSRI: digest },
          { id: 'https://r.example/1', digestSRI: digest },
        ],
      }),
    ),
    'url',
    'relatedResource.id',
  ),
  right(
    '5.3: there may be several digests',
    two(
      set({
        relatedResource: {
          id: 'https://r.example/1',
          digestSRI: [digest, digest],
          digestMultibase: ['uEiAjCHMnK5', 'uEiAjCHMnK6'],
        },
      }),
    ),
  ),
  broken(
    '5.3: but not none',
    two(set({ relatedResource: [{ id: 'https://r.example/1', digestSRI: [] }] })),
    'digest',
  ),
  ...Object.entries(ofBase).flatMap(([member, digests]) =>
    digests.map((one) =>
      right(
        `5.3: what is held here is by ${member} ${one.slice(0, 12)} what it is`,
        two(set({ relatedResource: { id: v2, [member]: one, mediaType: 'application/ld+json' } })),
      ),
    ),
  ),
  ...[
    { digestSRI: digest },
    { digestSRI: [ofBase.digestSRI[0], digest] },
    { digestSRI: ofBase.digestSRI[0]?.replace('sha256', 'sha384') },
    {
      digestSRI: ofBase.digestSRI[0],
      digestMultibase: 'uM4RgWQc3RUDtjJCSgTJtTfvpZ7SPEg_LNO0ESlovQC0',
    },
    { digestMultibase: 'uEiAjCHMnK5-ayOIZLWo_TBoKYVvSAprlkYEjRlm19Cj0uw' },
    { digestMultibase: 'uEres1usWcWCmW7uolIW2uA0CjQ8iRV14eGaZStJL73Vz' },
  ].map((wrong) =>
    broken(
      `5.3: what is held here is not by ${JSON.stringify(wrong)}`,
      two(set({ relatedResource: [{ id: v2, ...wrong }] })),
      'otherDigest',
    ),
  ),
  ...[
    { digestSRI: 'md5-1B2M2Y8AsgTpgAmY7PhCfg==' },
    { digestMultibase: '1B2M2Y8AsgTpgAmY7PhCfg' },
  ].map((none) =>
    broken(
      `5.3: what is held here is not told by ${JSON.stringify(none)}`,
      two(set({ relatedResource: [{ id: v2, ...none }] })),
      'digest',
    ),
  ),
  right(
    '5.3: a digest of a kind that is not known here is nobody’s fault',
    two(set({ relatedResource: { id: v2, digestMultibase: `uFiA${'A'.repeat(43)}` } })),
  ),
  broken(
    '5.3: a resource is an object',
    two(set({ relatedResource: ['https://r.example/1'] })),
    'object',
  ),
  // 4.12 Securing mechanisms
  {
    says: '4.12: what nothing secures is not verified',
    given: ({ id }) => ({ json: plainCredential(id) }),
    wrong: ['signature', 'none'],
  },
  {
    says: '4.13.1: an enveloped credential is a data: URL of a token',
    given: () => ({
      json: {
        '@context': [v2],
        type: 'EnvelopedVerifiableCredential',
        id: 'data:application/json,{}',
      },
    }),
    wrong: ['format', 'enveloped'],
  },
  // 6 Syntaxes
  broken(
    '6.1: null is no value',
    two(set({ credentialSubject: { id: null, name: 'A' } })),
    'null',
    'credentialSubject.id',
  ),
  { says: '6: it is an object', given: () => ({ json: [] }), wrong: ['format', 'notObject'] },
  { says: '6: it is JSON', given: () => ({ json: '{"a":1' }), wrong: ['format', 'notJson'] },
  // Data model 1.1
  right('1.1: a plain credential is valid', one(set({}))),
  broken(
    '1.1, 4.6: there is an issuanceDate',
    one(without('issuanceDate')),
    'missing',
    'issuanceDate',
  ),
  broken(
    '1.1, 4.6: it is a date and time',
    one(set({ issuanceDate: '2026' })),
    'date',
    'issuanceDate',
  ),
  {
    says: '1.1, 4.6: it is not valid before it',
    given: one(set({ issuanceDate: '2027-01-01T00:00:00Z' })),
    wrong: ['dates', 'notYet'],
  },
  {
    says: '1.1, 4.8: it expires',
    given: one(set({ expirationDate: '2026-02-01T00:00:00Z' })),
    wrong: ['dates', 'expired'],
  },
  broken(
    '1.1, 4.8: the expiration is a date and time',
    one(set({ expirationDate: 5 })),
    'date',
    'expirationDate',
  ),
  broken(
    '1.1, 4.9: a status has an id',
    one(set({ credentialStatus: { type: 'S' } })),
    'missing',
    'credentialStatus.id',
  ),
  broken(
    '1.1, 5.5: terms have a type',
    one(set({ termsOfUse: { id: 'urn:x:1' } })),
    'missing',
    'termsOfUse.type',
  ),
  broken('1.1, 4.5: there is an issuer', one(without('issuer')), 'missing', 'issuer'),
  broken(
    '1.1, 4.4: there is a subject',
    one(without('credentialSubject')),
    'missing',
    'credentialSubject',
  ),
  // Open Badges 3.0, after the data model
  right('Open Badges 3.0: a badge is valid', async (issuer) => ({
    json: await signFreely(openBadge(issuer.id), issuer),
  })),
]
