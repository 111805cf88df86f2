import { expect, it } from 'vitest'
import { newIssuer, newWorld, openBadge, signFreely } from '../support/foreign-issuer'
import { badgeClaims, signToken, tokenIssuer } from '../support/foreign-token'
import { seededRandom } from '../support/random'
import { stormJson, stormToken } from '../support/verify-mutants'

// tests/storm/verify-mutants.test.ts has 10,000 of each kind of signature.

it('of 300 mutants of a signed badge none that says something else is valid', async () => {
  const issuer = await newIssuer()
  const signed = await signFreely(openBadge(issuer.id), issuer)
  const storm = await stormJson(signed, newWorld(), seededRandom(5), 300)
  expect(storm.wrong).toEqual([])
  expect(storm.accepted).toBeLessThan(60)
})

it('of 1,000 mutants of a token none that says something else is valid', async () => {
  const issuer = await tokenIssuer('ES256')
  const jwt = await signToken(badgeClaims(issuer.id), issuer)
  const storm = await stormToken(jwt, newWorld(), seededRandom(6), 1000)
  expect(storm.wrong).toEqual([])
  expect(storm.tried).toBe(1000)
})
