import { expect, it } from 'vitest'
import type { JsonObject } from '@/lib/proof/credentials/verify/json'
import { breaksOpenBadge } from '@/lib/proof/credentials/verify/open-badges'
import { newIssuer, newWorld, openBadge, signFreely } from '../support/foreign-issuer'

const badge = openBadge('did:web:issuer.example')
const subject = badge.credentialSubject as JsonObject
const achievement = subject.achievement as JsonObject
const [identity] = subject.identifier as [JsonObject]

const withSubject = (more: JsonObject) => ({ ...badge, credentialSubject: { ...subject, ...more } })
const withAchievement = (more: JsonObject) =>
  withSubject({ achievement: { ...achievement, ...more } })
const proof = { type: 'DataIntegrityProof', proofValue: 'z1' }
const alignment = { type: ['Alignment'], targetName: 'A', targetUrl: 'https://s.example/1' }

it.each<[string, JsonObject]>([
  ['as it is', badge],
  ['with one proof', { ...badge, proof }],
  ['with a list of proofs', { ...badge, proof: [proof] }],
  ['of the other name', { ...badge, type: ['VerifiableCredential', 'AchievementCredential'] }],
  ['with an issuer that is named only', { ...badge, issuer: 'did:web:issuer.example' }],
  ['with members that no schema names', { ...badge, other: 1 }],
  ['with alignments', withAchievement({ alignment: [alignment] })],
  ['with evidence', { ...badge, evidence: [{ type: ['Evidence'], narrative: 'A' }] }],
])('a badge %s has the form of an Open Badge 3.0', (_says, credential) => {
  expect(breaksOpenBadge(credential, '2.0')).toBeNull()
})

it.each<[string, JsonObject, string]>([
  ['without an id', { ...badge, id: undefined }, 'id'],
  ['without a beginning', { ...badge, validFrom: undefined }, 'validFrom'],
  [
    'with one context',
    { ...badge, '@context': ['https://www.w3.org/ns/credentials/v2'] },
    '@context',
  ],
  ['whose type is no list', { ...badge, type: 'VerifiableCredential' }, 'type'],
  ['whose name is no text', { ...badge, name: { '@value': 'A' } }, 'name'],
  ['whose proof is a text', { ...badge, proof: 'x' }, 'proof'],
  ['whose image has no kind', { ...badge, image: { id: 'https://x.example/' } }, 'image.type'],
  ['whose issuer has no kind', { ...badge, issuer: { id: 'did:web:x.example' } }, 'issuer'],
  ['whose evidence is no list', { ...badge, evidence: { type: ['Evidence'] } }, 'evidence'],
  [
    'whose schema is no list',
    { ...badge, credentialSchema: { id: 'urn:x:1', type: 'J' } },
    'credentialSchema',
  ],
  ['whose awarding is no date', { ...badge, awardedDate: 'today' }, 'awardedDate'],
  ['whose subject has no kind', withSubject({ type: undefined }), 'credentialSubject.type'],
  [
    'whose subject’s kind is no list',
    withSubject({ type: 'AchievementSubject' }),
    'credentialSubject.type',
  ],
  ['whose subjects are several', { ...badge, credentialSubject: [subject] }, 'credentialSubject'],
  [
    'without an achievement',
    withSubject({ achievement: undefined }),
    'credentialSubject.achievement',
  ],
  [
    'whose identities are no list',
    withSubject({ identifier: identity }),
    'credentialSubject.identifier',
  ],
  [
    'that says "false" for false',
    withSubject({ identifier: [{ ...identity, hashed: 'false' }] }),
    'credentialSubject.identifier.0.hashed',
  ],
  [
    'whose credits are a text',
    withSubject({ creditsEarned: '3' }),
    'credentialSubject.creditsEarned',
  ],
  [
    'whose results are no list',
    withSubject({ result: { type: ['Result'] } }),
    'credentialSubject.result',
  ],
  [
    'whose result is a number',
    withSubject({ result: [{ type: ['Result'], value: 93 }] }),
    'credentialSubject.result.0.value',
  ],
  [
    'whose achievement has no id',
    withAchievement({ id: undefined }),
    'credentialSubject.achievement.id',
  ],
  [
    'whose achievement has no name',
    withAchievement({ name: undefined }),
    'credentialSubject.achievement.name',
  ],
  [
    'without a description',
    withAchievement({ description: undefined }),
    'credentialSubject.achievement.description',
  ],
  [
    'without criteria',
    withAchievement({ criteria: undefined }),
    'credentialSubject.achievement.criteria',
  ],
  [
    'whose criteria are a text',
    withAchievement({ criteria: 'A' }),
    'credentialSubject.achievement.criteria',
  ],
  [
    'whose credits available are a text',
    withAchievement({ creditsAvailable: '3' }),
    'credentialSubject.achievement.creditsAvailable',
  ],
  [
    'whose alignment has no target',
    withAchievement({ alignment: [{ ...alignment, targetUrl: undefined }] }),
    'credentialSubject.achievement.alignment.0.targetUrl',
  ],
  ['whose tags are no list', withAchievement({ tag: 'a' }), 'credentialSubject.achievement.tag'],
])('a badge %s has not, and the member is named', (_says, credential, field) => {
  expect(breaksOpenBadge(JSON.parse(JSON.stringify(credential)), '2.0')).toBe(field)
})

it('of data model 1.1 it has the dates of that', () => {
  const { validFrom: issuanceDate, validUntil: expirationDate, ...rest } = badge
  const old = { ...rest, issuanceDate, expirationDate }
  expect(breaksOpenBadge(old, '1.1')).toBeNull()
  expect(breaksOpenBadge(badge, '1.1')).toBe('issuanceDate')
})

it('the signature is looked at before the form, and both are told', async () => {
  const [issuer, world] = [await newIssuer(), newWorld()]
  const [{ hashed: _hashed, ...half }] = subject.identifier as [JsonObject]
  const wrongForm = withSubject({ identifier: [{ ...half, hashed: 'false' }] })
  const json = await signFreely({ ...wrongForm, issuer: issuer.id }, issuer)
  const { checks, verdict } = await world.verify({ json })
  expect(verdict).toBe('invalid')
  expect(checks.filter(({ outcome }) => outcome === 'failed')).toMatchObject([
    { name: 'schema', detail: { values: { field: 'credentialSubject.identifier.0.hashed' } } },
  ])
})
