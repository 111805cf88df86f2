import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import * as statusLists from '@digitalbazaar/vc-status-list'
import { expect, it } from 'vitest'
import type { JsonObject } from '@/lib/proof/credentials/verify/json'
import { type Issuer, newIssuer, plainCredential, signFreely } from '../support/foreign-issuer'
import { holdTo, type Statement, scoreOfAcceptingAll } from '../support/statements'

// A credential of another system, of data model 1.1, whose status is in a list of StatusList2021.
const url = 'https://lists.example/2021'
const contexts = [
  'https://www.w3.org/2018/credentials/v1',
  'https://w3id.org/vc/status-list/2021/v1',
  'https://w3id.org/security/data-integrity/v2',
]

/** As data model 1.1 has it: another context and other dates. */
function old(issuer: Issuer, more: JsonObject): JsonObject {
  const { validFrom: _, ...rest } = plainCredential(issuer.id)
  const credentialSubject = { id: 'did:example:learner' }
  const issuanceDate = '2026-01-01T00:00:00Z'
  return { ...rest, '@context': contexts, issuanceDate, credentialSubject, ...more }
}

/** A list of the stock library's making, with these places set. */
async function listOfStock(set: number[] = [], statusPurpose = 'revocation') {
  const list = await statusLists.createList({ length: 131_072 })
  for (const index of set) list.setStatus(index, true)
  return await statusLists.createCredential({ id: url, list, statusPurpose })
}

type Lists = { entry?: JsonObject; list?: JsonObject | null; by?: Issuer; signed?: boolean }

const listed =
  (make: (issuer: Issuer) => Lists | Promise<Lists>): Statement['given'] =>
  async (issuer, world) => {
    const { entry, list = await listOfStock(), by = issuer, signed = true } = await make(issuer)
    const unsigned = list && old(by, { ...list, '@context': contexts })
    if (unsigned) world.put(url, signed ? await signFreely(unsigned, by) : unsigned)
    const credentialStatus = {
      ...{ id: `${url}#94567`, type: 'StatusList2021Entry', statusPurpose: 'revocation' },
      ...{ statusListIndex: '94567', statusListCredential: url, ...entry },
    }
    return { json: await signFreely(old(issuer, { credentialStatus }), issuer) }
  }

const bits = async (encodedList: unknown) => {
  const list = await listOfStock()
  return { ...list, credentialSubject: { ...(list.credentialSubject as JsonObject), encodedList } }
}

const marked = () => {
  const bytes = randomBytes(16_384)
  bytes[94567 >> 3] = 0x80 >> (94567 & 7)
  return gzipSync(bytes)
}

const right = (says: string, make: Parameters<typeof listed>[0]): Statement => ({
  ...{ says, given: listed(make) },
})
const wrong = (says: string, key: string, make: Parameters<typeof listed>[0]): Statement => ({
  ...{ says, given: listed(make), wrong: ['status', key] },
})

const statements: Statement[] = [
  right('a place that is not set is not withdrawn', () => ({})),
  wrong('one that is set is', 'revoked', async () => ({ list: await listOfStock([94567]) })),
  right('its neighbours say nothing of it', async () => ({
    list: await listOfStock([94566, 94568]),
  })),
  wrong('suspended is another thing', 'suspended', async () => ({
    ...{ list: await listOfStock([94567], 'suspension'), entry: { statusPurpose: 'suspension' } },
  })),
  wrong('the id of an entry is not the list’s', 'badEntry', () => ({ entry: { id: url } })),
  wrong('an entry has a purpose', 'badEntry', () => ({ entry: { statusPurpose: undefined } })),
  wrong('an index is a whole number, as text', 'badEntry', () => ({
    entry: { statusListIndex: '-1' },
  })),
  wrong('an entry names its list', 'badEntry', () => ({
    entry: { statusListCredential: undefined },
  })),
  wrong('the purposes are the same', 'purpose', async () => ({
    list: await listOfStock([94567], 'suspension'),
  })),
  wrong('a list is a credential of its kind', 'otherList', async () => ({
    list: { ...(await listOfStock()), type: ['VerifiableCredential'] },
  })),
  wrong('it is at its id', 'otherList', async () => ({
    list: { ...(await listOfStock()), id: 'https://lists.example/other' },
  })),
  wrong('a list is signed', 'unverified', () => ({ signed: false })),
  wrong('a list out of reach says nothing', 'fetch.failed.unreachable', () => ({ list: null })),
  wrong('a list has 16 KB or more', 'short', async () => ({
    list: await bits(gzipSync(Buffer.alloc(16_383)).toString('base64url')),
  })),
  wrong('the index is within the list', 'range', () => ({ entry: { statusListIndex: '131072' } })),
  wrong('a list is in gzip', 'badList', async () => ({ list: await bits('AAAA') })),
  wrong('a list that is in base64 is read', 'revoked', async () => ({
    list: await bits(marked().toString('base64')),
  })),
  wrong('nor is one that expired believed', 'stale', async () => ({
    list: { ...(await listOfStock()), expirationDate: '2026-05-01T00:00:00Z' },
  })),
  right('a list may have another issuer', async () => ({ by: await newIssuer() })),
]

it.each(statements)('$says', holdTo)

it('whoever accepts everything meets few of the statements', () => {
  expect(scoreOfAcceptingAll(statements)).toBeLessThan(0.4)
})

it('lists in base64 have letters that base64url lacks', () => {
  expect(marked().toString('base64')).toMatch(/[+/]/)
})
