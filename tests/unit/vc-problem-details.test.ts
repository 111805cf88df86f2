import { describe, expect, it } from 'vitest'
import { answerResult, resultOf } from '@/app/vc/results'
import { say } from '@/lib/platform/language/say'
import type { Check } from '@/lib/proof/credentials/verify/checks'
import { newIssuer, newWorld, plainCredential, signFreely } from '../support/foreign-issuer'
import { dataIntegrityStatements } from '../support/statements-data-integrity'
import { statusListStatements } from '../support/statements-status-list'

// By which names of W3C's recommendations a program is told what is wrong.
const [model, list, security] = [
  'https://www.w3.org/TR/vc-data-model#',
  'https://www.w3.org/ns/credentials/status-list#',
  'https://w3id.org/security#',
]

describe('Bitstring Status List 1.0, section 3.5: what is wrong has its name', () => {
  const names: Record<string, string> = {
    badEntry: `${model}MALFORMED_VALUE_ERROR`,
    badList: `${model}MALFORMED_VALUE_ERROR`,
    range: `${model}RANGE_ERROR`,
    short: `${list}STATUS_LIST_LENGTH_ERROR`,
    'fetch.failed.unreachable': `${list}STATUS_RETRIEVAL_ERROR`,
    revoked: 'about:blank',
    suspended: 'about:blank',
  }
  const broken = statusListStatements.filter(({ wrong }) => wrong)
  it.each(broken)('$says', async ({ given, wrong }) => {
    const [issuer, world] = [await newIssuer(), newWorld()]
    const answer = answerResult(resultOf(await world.verify(await given(issuer, world))))
    expect(answer.status).toBe(400)
    const { problemDetails } = await answer.json()
    const type = names[wrong?.[1] ?? ''] ?? `${list}STATUS_VERIFICATION_ERROR`
    expect(problemDetails[0]).toEqual({
      ...{ type, title: type.split('#')[1] ?? 'Bad Request', detail: expect.any(String) },
    })
  })
})

describe('Data Integrity 1.0, section 4.7: what is wrong with a proof has its name', () => {
  const names: Record<string, string> = {
    none: `${model}PARSING_ERROR`,
    uncovered: `${security}DATA_LOSS_DETECTION_ERROR`,
    unknownSuite: `${security}PROOF_TRANSFORMATION_ERROR`,
    otherUnknown: 'about:blank',
  }
  const broken = dataIntegrityStatements.filter(({ wrong }) => wrong?.[0] === 'signature')
  it.each(broken)('$says', async ({ given, wrong }) => {
    const [issuer, world] = [await newIssuer(), newWorld()]
    const { problemDetails } = resultOf(await world.verify(await given(issuer, world)))
    const type = names[wrong?.[1] ?? ''] ?? `${security}PROOF_VERIFICATION_ERROR`
    expect(problemDetails[0]?.type).toBe(type)
  })

  it.each(['domain', 'challenge'] as const)('%s', (key) => {
    const detail = say(`verification.signature.${key}`)
    const checks: Check[] = [{ name: 'signature', outcome: 'failed', detail }]
    const { problemDetails } = resultOf({ verdict: 'invalid', checks })
    expect(problemDetails[0]?.type).toBe(`${security}INVALID_${key.toUpperCase()}_ERROR`)
  })
})

it('a signature that does not fit, and what is no credential, have theirs too', async () => {
  const [issuer, world] = [await newIssuer(), newWorld()]
  const signed = await signFreely(plainCredential(issuer.id), issuer)
  const typesOf = async (json: unknown) => {
    const { problemDetails } = resultOf(await world.verify({ json }))
    return problemDetails.map(({ type }) => type)
  }
  expect(await typesOf(signed)).toEqual([])
  expect(await typesOf({ ...signed, validUntil: '2199-01-01T00:00:00Z' })).toEqual([
    `${security}PROOF_VERIFICATION_ERROR`,
  ])
  expect(await typesOf({ ...signed, issuer: 7 })).toEqual([`${model}MALFORMED_VALUE_ERROR`])
  expect(await typesOf('{')).toEqual([`${model}PARSING_ERROR`])
})
