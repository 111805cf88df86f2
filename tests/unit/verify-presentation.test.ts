import { expect, it } from 'vitest'
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
  ['for another purpose', {}, { proofPurpose: 'assertionMethod' }, 'signature.purpose'],
  ['by someone else than its holder', { holder: issuer.id }, {}, 'issuer.otherController'],
  ['of no kind', { type: ['Other'] }, {}, 'format.type'],
  ['whose holder is no URL', { holder: 'me' }, {}, 'format.url'],
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
