import { describe, expect, it } from 'vitest'
import {
  newIssuer,
  newWorld,
  openBadge,
  plainCredential,
  signFreely,
} from '../support/foreign-issuer'
import { holdTo, scoreOfAcceptingAll } from '../support/statements'
import { entryIn, listOfStock, statusListStatements } from '../support/statements-status-list'

it.each(statusListStatements)('$says', holdTo)

it('whoever accepts everything meets few of the statements', () => {
  expect(scoreOfAcceptingAll(statusListStatements)).toBeLessThan(0.4)
})

it('what is withdrawn is said as such, and what could not be checked as neither', async () => {
  const [issuer, world] = [await newIssuer(), newWorld()]
  const verdictFor = async (purpose: string, set: number[] | null) => {
    const list = await listOfStock(set ?? [], purpose)
    world.put('https://lists.example/1', await signFreely({ ...list, issuer: issuer.id }, issuer))
    if (set === null) world.answers.clear()
    const credentialStatus = entryIn({ statusPurpose: purpose })
    const json = await signFreely(openBadge(issuer.id, { credentialStatus }), issuer)
    return (await world.verify({ json })).verdict
  }
  expect(await verdictFor('revocation', [])).toBe('valid')
  expect(await verdictFor('revocation', [94567])).toBe('revoked')
  expect(await verdictFor('suspension', [94567])).toBe('suspended')
  expect(await verdictFor('revocation', null)).toBe('unverifiable')
  expect(await verdictFor('suspension', null)).toBe('unverifiable')
})

describe('the list of 1EdTech', () => {
  const url = 'https://lists.example/revoked'
  const extensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'

  async function verdictWith(list: (issuer: string, id: string) => unknown) {
    const [issuer, world] = [await newIssuer(), newWorld()]
    const badge = openBadge(issuer.id, {
      credentialStatus: { id: url, type: '1EdTechRevocationList' },
    })
    const context = [...(badge['@context'] as string[]), extensions]
    const made = list(issuer.id, String(badge.id))
    if (made) world.put(url, made)
    const signed = await signFreely({ ...badge, '@context': context }, issuer)
    const { verdict, checks } = await world.verify({ json: signed })
    return [verdict, checks.find(({ name }) => name === 'status')?.detail.key]
  }

  it.each([
    [
      'names nothing',
      (issuer: string) => ({ id: url, issuer, revokedCredential: [] }),
      'valid',
      'verification.status.passed',
    ],
    [
      'names it',
      (issuer: string, id: string) => ({
        id: url,
        issuer,
        revokedCredential: [{ id, revoked: true }],
      }),
      'revoked',
      'verification.status.revoked',
    ],
    [
      'takes it back',
      (issuer: string, id: string) => ({
        id: url,
        issuer,
        revokedCredential: [{ id, revoked: false }],
      }),
      'valid',
      'verification.status.passed',
    ],
    [
      'is of another issuer',
      (_: string, id: string) => ({
        id: url,
        issuer: 'did:web:x.example',
        revokedCredential: [{ id }],
      }),
      'unverifiable',
      'verification.status.otherList',
    ],
    [
      'is no list',
      (issuer: string) => ({ id: url, issuer, revokedCredential: 5 }),
      'unverifiable',
      'verification.status.badList',
    ],
    ['is out of reach', () => null, 'unverifiable', 'fetch.failed.unreachable'],
  ] as const)('%s', async (_says, list, verdict, key) => {
    expect(await verdictWith(list)).toEqual([verdict, key])
  })
})

it('asks nowhere on behalf of what nobody signed', async () => {
  const [issuer, world] = [await newIssuer(), newWorld()]
  const signed = await signFreely(openBadge(issuer.id, { credentialStatus: entryIn() }), issuer)
  const { checks } = await world.verify({ json: { ...signed, name: 'Other' } })
  expect(checks.find(({ name }) => name === 'status')?.outcome).toBe('none')
  await world.verify({ json: plainCredential(issuer.id, { credentialStatus: entryIn() }) })
  expect(world.asked).toEqual([])
})
