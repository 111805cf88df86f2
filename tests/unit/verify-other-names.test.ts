import { expect, it } from 'vitest'
import type { JsonObject } from '@/lib/proof/credentials/verify/json'
import { newIssuer, newWorld, plainCredential, signFreely } from '../support/foreign-issuer'

const vc = 'https://www.w3.org/2018/credentials#'
const dateTime = 'http://www.w3.org/2001/XMLSchema#dateTime'
const list = 'https://lists.example/1'
const entry = {
  ...{ id: `${list}#5`, type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
  ...{ statusListIndex: '5', statusListCredential: list },
}
const issuer = await newIssuer()
const expired = await signed({ validUntil: '2026-02-01T00:00:00Z' })
const listed = await signed({ credentialStatus: entry })

async function signed(more: JsonObject) {
  return (await signFreely(plainCredential(issuer.id, more), issuer)) as JsonObject
}

async function verify(json: JsonObject) {
  const { verdict, checks } = await newWorld().verify({ json: JSON.stringify(json) })
  return { verdict, signature: checks.find(({ name }) => name === 'signature')?.detail }
}

const end = { '@type': dateTime, '@value': '2026-02-01T00:00:00Z' }
const withoutEnd = () => {
  const { validUntil, ...rest } = expired
  return { rest, validUntil }
}

it('an end that is past and a list out of reach are told as such under their own names', async () => {
  expect((await verify(expired)).verdict).toBe('expired')
  expect((await verify(listed)).verdict).toBe('unverifiable')
})

/** Each is the same to JSON-LD, so that the signature fits, and lacks the end to whoever reads JSON. */
const { rest, validUntil } = withoutEnd()
const context = rest['@context'] as unknown[]
it.each<[string, string, JsonObject]>([
  ['its address', 'validUntil', { ...rest, [`${vc}validUntil`]: end }],
  [
    'a name of somebody’s own',
    'validUntil',
    {
      ...rest,
      '@context': [...context, { until: { '@id': `${vc}validUntil`, '@type': dateTime } }],
      until: validUntil,
    },
  ],
  [
    'half of an address',
    'validUntil',
    {
      ...rest,
      '@context': [...context, { x: { '@id': `${vc}valid`, '@prefix': true } }],
      'x:Until': end,
    },
  ],
  ['a nest', 'validUntil', { ...rest, '@nest': { validUntil } }],
  [
    'the same thing told of elsewhere',
    `${vc}validUntil`,
    { ...rest, '@included': [{ id: rest.id, type: 'VerifiableCredential', validUntil }] },
  ],
  [
    'the same thing told of by its subject',
    '@reverse',
    {
      ...rest,
      credentialSubject: {
        ...(rest.credentialSubject as object),
        '@reverse': {
          [`${vc}credentialSubject`]: { id: rest.id, type: 'VerifiableCredential', validUntil },
        },
      },
    },
  ],
])('an end that is hidden under %s makes it invalid', async (_name, field, json) => {
  expect(await verify(json)).toEqual({
    verdict: 'invalid',
    signature: { key: 'verification.signature.otherName', values: { field } },
  })
})

it.each<[string, JsonObject]>([
  [
    '@reverse',
    {
      ...without(listed, 'credentialStatus'),
      '@included': [{ ...entry, '@reverse': { [`${vc}credentialStatus`]: { id: listed.id } } }],
    },
  ],
  ['credentialStatus', renamed(listed, 'credentialStatus', `${vc}credentialStatus`)],
  ['credentialSubject', { ...listed, [`${vc}credentialSubject`]: { id: 'did:example:other' } }],
  ['id', renamed(listed, 'id', '@id')],
])('so does hiding %s', async (field, json) => {
  expect(await verify(json)).toEqual({
    verdict: 'invalid',
    signature: { key: 'verification.signature.otherName', values: { field } },
  })
})

it('so does hiding how large an entry of a list is, and when a proof ends', async () => {
  const size = { '@type': 'https://www.w3.org/2001/XMLSchema#integer', '@value': '2' }
  const wide = { ...entry, 'https://www.w3.org/ns/credentials/status#statusSize': size }
  const sized = await signed({ credentialStatus: wide })
  expect((await verify(sized)).signature).toMatchObject({ values: { field: 'statusSize' } })

  const ended = await signFreely(plainCredential(issuer.id), issuer, {
    expires: '2026-02-01T00:00:00Z',
  })
  const { expires, ...proof } = (ended as JsonObject).proof as JsonObject
  const hidden = { ...proof, 'https://w3id.org/security#expiration': { ...end } }
  expect(expires).toBe(end['@value'])
  expect((await verify({ ...ended, proof: hidden })).signature).toMatchObject({
    values: { field: 'expires' },
  })
  const named = await signFreely(plainCredential(issuer.id), issuer, {
    ...{ id: 'urn:example:proof', expires },
  })
  const told = { id: 'urn:example:proof', type: 'DataIntegrityProof', expires }
  const elsewhere = without((named as JsonObject).proof as JsonObject, 'expires')
  const proofs = { ...elsewhere, '@included': [told] }
  expect((await verify({ ...named, proof: proofs })).signature).toMatchObject({
    values: { field: 'https://w3id.org/security#expiration' },
  })
})

function renamed(document: JsonObject, name: string, other: string): JsonObject {
  return { ...without(document, name), [other]: document[name] }
}

function without(document: JsonObject, name: string): JsonObject {
  const { [name]: _, ...others } = document
  return others
}
