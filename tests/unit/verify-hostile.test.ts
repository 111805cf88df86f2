import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { JsonObject } from '@/lib/proof/credentials/verify/json'
import type { Given } from '@/lib/proof/credentials/verify/open-credential'
import {
  newIssuer,
  newWorld,
  openBadge,
  plainCredential,
  signFreely,
} from '../support/foreign-issuer'

/** The largest takes a second on a core of its own; tests share theirs. */
const boundMs = 10_000

/** Verifies and answers the verdict and the first step that is at fault, within bounded time. */
async function verify(given: Given) {
  const begun = performance.now()
  const { verdict, checks } = await newWorld().verify(given)
  expect(performance.now() - begun).toBeLessThan(boundMs)
  expect(checks.map(({ name }) => name)).toEqual([
    ...['format', 'issuer', 'signature', 'dates', 'status', 'schema'],
  ])
  const first = checks.find(({ outcome }) => outcome === 'failed' || outcome === 'unknown')
  return { verdict, key: first?.detail.key.replace('verification.', '') }
}

const issuer = await newIssuer()
const signed = await signFreely(openBadge(issuer.id), issuer)
const text = JSON.stringify(signed)
/** The badge's text with more members at its beginning. */
const withMembers = (members: string) => `{${members},${text.slice(1)}`

it('the badge that all of these are made of is valid', async () => {
  expect(await verify({ json: text })).toEqual({ verdict: 'valid', key: undefined })
})

it.each([
  [
    'more than 512 KB',
    withMembers(`${`"a":"${'x'.repeat(90_000)}",`.repeat(6)}"z":1`),
    'format.tooLarge',
  ],
  ['a long text', withMembers(`"a":"${'x'.repeat(100_001)}"`), 'format.tooLong'],
  ['deep lists', withMembers(`"a":${'['.repeat(40)}${']'.repeat(40)}`), 'format.tooDeep'],
  ['very deep lists', '['.repeat(250_000), 'format.tooDeep'],
  ['deep objects', withMembers(`"a":${'{"a":'.repeat(40)}1${'}'.repeat(40)}`), 'format.tooDeep'],
  ['many values', withMembers(`"a":[${'1,'.repeat(5000)}1]`), 'format.tooMany'],
  ['a name twice', withMembers('"name":"Other"'), 'format.twice'],
  ['a name twice, spelled otherwise', withMembers('"n\\u0061me":"Other"'), 'format.twice'],
  ['a name twice in the depth', withMembers('"a":{"b":1,"b":2}'), 'format.twice'],
  ['__proto__', withMembers('"__proto__":{"name":"Other"}'), 'format.twice'],
  ['NaN', withMembers('"a":NaN'), 'format.notJson'],
  ['Infinity', withMembers('"a":1e400'), 'format.number'],
  [
    'a number with too many digits',
    withMembers('"a":0.10000000000000001234'),
    'signature.uncovered',
  ],
  ['half a surrogate pair', withMembers('"a":"\\ud800"'), 'format.text'],
  ['half a pair in a name', withMembers('"\\udc00":1'), 'format.text'],
  ['a comment', `${text}//`, 'format.notJson'],
  ['a text without an end, full of quotes', `{"${'\\"'.repeat(250_000)}`, 'format.notJson'],
  ['two of it', text + text, 'format.notJson'],
  ['a mark of byte order', `\ufeff${text}`, 'format.notJson'],
  ['nothing', '', 'format.notJson'],
  ['a name of Object’s', withMembers('"constructor":{"name":"A"}'), 'signature.uncovered'],
  ['another one', withMembers('"toString":"A","hasOwnProperty":"B"'), 'signature.uncovered'],
  ['a list', `[${text}]`, 'format.notObject'],
  ['a number', '5', 'format.notObject'],
  ['null', 'null', 'format.notObject'],
])('%s is told as what it is', async (_name, json, key) => {
  expect(await verify({ json })).toEqual({ verdict: 'invalid', key })
})

it.each([
  ['nothing', ''],
  ['two parts', 'e30.e30'],
  ['five parts', 'e30.e30.e30.e30.e30'],
  ['no base64url', 'e30.???.e30'],
  ['no JSON', 'e30.AAAA.e30'],
  ['a broken header', 'AAAA.e30.e30'],
  ['a long one', `e30.${'A'.repeat(600_000)}.e30`],
])('a token of %s is told as what it is', async (_name, jwt) => {
  const { verdict, key } = await verify({ jwt })
  expect([verdict, key?.startsWith('format.')]).toEqual(['invalid', true])
})

it('cut anywhere, it is never valid', async () => {
  for (let end = 0; end < text.length; end += 37) {
    expect((await verify({ json: text.slice(0, end) })).verdict).toBe('invalid')
  }
})

it('wrong kinds of values in any place never throw, and are never valid', async () => {
  const members = Object.keys(signed)
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom(null, [], {}, '', -0, [[]], [null]))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...members), value, async (member, other) => {
      const given = signed as JsonObject
      fc.pre(JSON.stringify(given[member]) !== JSON.stringify(other))
      const { verdict } = await verify({ json: { ...given, [member]: other } })
      expect(verdict).not.toBe('valid')
    }),
    { numRuns: 300 },
  )
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (json) => {
      expect((await verify({ json })).verdict).toBe('invalid')
    }),
  )
})

/** Nameless nodes that all point to each other: each looks like any other. */
function poison(count: number): JsonObject {
  const name = (at: number) => `_:n${at}`
  const all = Array.from({ length: count }, (_, at) => name(at))
  const nodes = all.map((id) => ({ id, p: all.filter((other) => other !== id) }))
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      { p: { '@id': 'https://example.org/p', '@type': '@id' } },
    ],
    credentialSubject: { p: nodes },
  }
}

/** With a proof of the right form: so that the work is begun. */
const withProof = (credential: JsonObject) => ({ ...credential, proof: signed.proof })

it.each([10, 30, 60])('%i nodes that cannot be told apart end in bounded time', async (count) => {
  const credential = plainCredential(issuer.id, poison(count))
  expect(await verify({ json: withProof(credential) })).toEqual({
    verdict: 'invalid',
    key: 'signature.tooComplex',
  })
})

it('definitions that are named over and over end in bounded time', async () => {
  const context = 'https://www.w3.org/ns/credentials/v2'
  const named = (count: number) =>
    withProof(
      plainCredential(issuer.id, {
        credentialSubject: Array.from({ length: count }, () => ({
          '@context': context,
          name: 'A',
        })),
      }),
    )
  expect((await verify({ json: named(60) })).verdict).toBe('invalid')
  expect(await verify({ json: named(70) })).toEqual({
    verdict: 'invalid',
    key: 'format.contextMany',
  })
})

it('the largest that is read ends in bounded time', async () => {
  const alignment = Array.from({ length: 1200 }, (_, at) => ({
    type: ['Alignment'],
    targetName: `${at} ${'x'.repeat(300)}`,
    targetUrl: `https://skills.example/${at}`,
  }))
  const badge = openBadge(issuer.id)
  const subject = badge.credentialSubject as JsonObject
  const achievement = { ...(subject.achievement as JsonObject), alignment: alignment.slice(0, 950) }
  const large = { ...badge, credentialSubject: { ...subject, achievement } }
  expect(await verify({ json: withProof(large) })).toEqual({
    verdict: 'invalid',
    key: 'signature.broken',
  })
})
