import { expect, it } from 'vitest'
import {
  type Curve,
  newIssuer,
  newWorld,
  openBadge,
  type ProofOptions,
  plainCredential,
  signFreely,
} from '../support/foreign-issuer'
import { algs, badgeClaims, signToken, tokenIssuer } from '../support/foreign-token'
import { seededRandom } from '../support/random'
import { stormJson, stormToken } from '../support/verify-mutants'

const mutants = 10_000

const old = { type: 'Ed25519Signature2020', cryptosuite: undefined } as unknown as ProofOptions
function oldBadge(issuer: string) {
  const { validFrom: issuanceDate, ...rest } = plainCredential(issuer)
  const context = [
    'https://www.w3.org/2018/credentials/v1',
    'https://w3id.org/security/suites/ed25519-2020/v1',
  ]
  const credentialSubject = { id: 'did:example:learner' }
  return { ...rest, '@context': context, issuanceDate, credentialSubject }
}

it.each([
  ['eddsa-rdfc-2022', 'Ed25519', openBadge, {}],
  ['ecdsa-rdfc-2019, P-256', 'P-256', openBadge, {}],
  ['ecdsa-rdfc-2019, P-384', 'P-384', openBadge, {}],
  ['Ed25519Signature2020, data model 1.1', 'Ed25519', oldBadge, old],
] as [string, Curve, typeof openBadge, ProofOptions][])(
  '%s: of 10,000 mutants none that says something else is valid',
  async (_name, curve, make, options) => {
    const issuer = await newIssuer(curve)
    const signed = await signFreely(make(issuer.id), issuer, options)
    const storm = await stormJson(signed, newWorld(), seededRandom(7), mutants)
    console.log(`${storm.tried} mutants, ${storm.accepted} accepted that say the same`)
    expect(storm.wrong).toEqual([])
  },
)

it.each(algs)('%s: of 10,000 mutants none that says something else is valid', async (alg) => {
  const issuer = await tokenIssuer(alg)
  const jwt = await signToken(badgeClaims(issuer.id), issuer)
  const storm = await stormToken(jwt, newWorld(), seededRandom(8), mutants)
  console.log(`${storm.tried} mutants, ${storm.accepted} accepted that say the same`)
  expect(storm.wrong).toEqual([])
})
