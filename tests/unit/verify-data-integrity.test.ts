import { expect, it } from 'vitest'
import { newIssuer, newWorld, openBadge, signFreely } from '../support/foreign-issuer'
import { holdTo, scoreOfAcceptingAll } from '../support/statements'
import { dataIntegrityStatements } from '../support/statements-data-integrity'

it.each(dataIntegrityStatements)('$says', holdTo)

it('whoever accepts everything meets few of the statements', () => {
  expect(scoreOfAcceptingAll(dataIntegrityStatements)).toBeLessThan(0.4)
})

it('asks nobody about a key that is not the issuer’s', async () => {
  const [issuer, world] = [await newIssuer('Ed25519', 'did:web:key.example'), newWorld()]
  const json = await signFreely(openBadge('did:web:issuer.example'), issuer)
  expect((await world.verify({ json })).verdict).toBe('invalid')
  expect(world.asked).toEqual([])
})
