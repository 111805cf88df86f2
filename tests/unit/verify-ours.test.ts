import { createPrivateKey } from 'node:crypto'
import { expect, it } from 'vitest'
import { didDocument } from '@/lib/proof/credentials/did'
import { issueCredentials } from '@/lib/proof/credentials/issue'
import { issueJwt } from '@/lib/proof/credentials/jwt'
import { makeKey } from '@/lib/proof/credentials/multikey'
import type { CredentialFacts } from '@/lib/proof/credentials/schema'
import { signDocument } from '@/lib/proof/credentials/sign-document'
import { encodeStatusList, statusListCredential } from '@/lib/proof/credentials/status-list'
import { newWorld, now } from '../support/foreign-issuer'

const site = 'https://laurel.example'
const did = 'did:web:laurel.example:issuers:academy'
const facts: CredentialFacts = {
  id: `${site}/c/1`,
  name: 'Safe Welding',
  issuer: { id: did, name: 'Test Academy' },
  validFrom: new Date('2026-01-01T00:00:00Z'),
  validUntil: new Date('2030-01-01T00:00:00Z'),
  awardedDate: new Date('2026-01-01T00:00:00Z'),
  recipientName: 'Anna Muster',
  achievement: {
    ...{ id: `${site}/certifications/welding`, version: '1', name: 'Safe Welding' },
    description: 'Welds safely.',
    criteria: { id: `${site}/certifications/welding`, narrative: 'Passed the test.' },
    skills: [{ name: 'Welding', url: 'https://skills.example/welding' }],
  },
  score: 93,
  evidence: [],
  status: { index: 7, revocation: `${site}/lists/r`, suspension: `${site}/lists/s` },
  refreshServiceUrl: `${site}/c/1/refresh`,
}

/** What we issue and serve, as another verifier would see it. */
async function served(set: { revocation?: number[]; suspension?: number[] } = {}) {
  const [ed, ec] = [makeKey('ed25519'), makeKey('p256')].map(({ publicKey, privateKey }) => ({
    publicKey,
    key: createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' }),
  })) as [{ publicKey: string; key: never }, { publicKey: string; key: never }]
  const keys = [ed, ec].map(({ publicKey }) => ({ publicKey, state: 'in-use' as const }))
  const world = newWorld()
  world.put(`${site}/issuers/academy/did.json`, didDocument({ did, keys }))
  const signing = { ...ed, verificationMethod: `${did}#${ed.publicKey}`, created: now }
  for (const purpose of ['revocation', 'suspension'] as const) {
    const encodedList = encodeStatusList(131_072, set[purpose] ?? [])
    const id = facts.status[purpose]
    const list = statusListCredential({
      ...{ id, issuer: did, purpose, encodedList, validFrom: now },
    })
    world.put(id, await signDocument(list, signing))
  }
  const [signed] = await issueCredentials([facts], signing)
  const json = signed?.document ?? ''
  const jwt = await issueJwt(JSON.parse(json), { key: ec.key, kid: `${did}#${ec.publicKey}` })
  return { world, json, jwt }
}

it('what this program issues is valid, as JSON and as a token, and says what it says', async () => {
  const { world, json, jwt } = await served()
  for (const given of [{ json }, { jwt }]) {
    const { checks, facts: told, verdict } = await world.verify(given)
    expect(checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([])
    expect(verdict).toBe('valid')
    expect(told).toEqual({
      ...{ id: facts.id, title: 'Safe Welding', recipientName: 'Anna Muster' },
      issuer: facts.issuer,
      ...{ awardedAt: facts.validFrom, expiresAt: facts.validUntil },
    })
  }
})

it('withdrawn, it is told so by its lists; with a list cut off, nothing is', async () => {
  const verdictOf = async (set: Parameters<typeof served>[0], cut?: string) => {
    const { world, json } = await served(set)
    if (cut) world.answers.delete(cut)
    return (await world.verify({ json })).verdict
  }
  expect(await verdictOf({ revocation: [7] })).toBe('revoked')
  expect(await verdictOf({ suspension: [7] })).toBe('suspended')
  expect(await verdictOf({ revocation: [6, 8], suspension: [6, 8] })).toBe('valid')
  expect(await verdictOf({}, facts.status.suspension)).toBe('unverifiable')
  expect(await verdictOf({}, `${site}/issuers/academy/did.json`)).toBe('unverifiable')
})
