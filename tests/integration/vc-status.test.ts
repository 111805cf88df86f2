import { createHash } from 'node:crypto'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as stock from '@digitalbazaar/vc-bitstring-status-list'
import { beforeAll, describe, expect, it } from 'vitest'
import { GET as list } from '@/app/(public)/issuers/[slug]/status/[number]/[purpose]/route'
import { POST as issue } from '@/app/vc/credentials/issue/route'
import { POST as status } from '@/app/vc/credentials/status/route'
import { POST as verify } from '@/app/vc/credentials/verify/route'
import { issuerDid, methodOf } from '@/lib/awards/credentials/addresses'
import { getCredential } from '@/lib/awards/credentials/get-credential'
import { getIssuerDid } from '@/lib/awards/credentials/get-issuer-did'
import { listCredentialKeys } from '@/lib/awards/credentials/list-keys'
import { sequenceLog } from '@/lib/awards/log/sequence-log'
import { verifyLog } from '@/lib/awards/log/verify-log'
import { settings } from '@/lib/platform/env/settings'
import { documentLoader } from '@/lib/proof/credentials/contexts'
import { decodeStatusList } from '@/lib/proof/credentials/status-list'
import { verifiesWithStock } from '@/lib/proof/credentials/stock'
import { checkModel } from '@/lib/proof/credentials/verify/data-model'
import { makeApiKey } from '@/lib/reach/api/make-api-key'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { newIssuer, plainCredential, signFreely } from '@/tests/support/foreign-issuer'
import { useLaurel } from '@/tests/support/laurel'
import { until } from '@/tests/support/until'

// Bitstring Status List v1.0 as issuers of credentials and lists have to keep it.
process.env.AUTH_SECRET = 'a secret for the keys of these tests'
const laurel = useLaurel({ story: false })
const purposes = ['revocation', 'suspension'] as const
type Purpose = (typeof purposes)[number]
type Json = Record<string, unknown>
type Entry = Record<'id' | 'type' | 'statusPurpose' | 'statusListIndex', string> & {
  statusListCredential: string
}
let [mine, other] = ['', '']
let desk: Awaited<ReturnType<typeof openDesk>>
let publicKey = ''

beforeAll(async () => {
  desk = await openDesk(laurel.ctx(), 'mine')
  const foreign = await openDesk(laurel.ctx(), 'other')
  const key = async (issuerId: string) => {
    const scopes = ['credentials:issue', 'credentials:verify', 'credentials:status'] as const
    const made = { issuerId, name: 'Suite', scopes: [...scopes], lifetime: '30' as const }
    return (await makeApiKey(laurel.ctx(), made)).key
  }
  mine = await key(desk.issuerId)
  other = await key(foreign.issuerId)
  await desk.certification('basic')
  await issued()
  const { keys } = await listCredentialKeys(laurel.ctx(), { issuerId: desk.issuerId })
  publicKey = keys.find(({ algorithm }) => algorithm === 'ed25519')?.publicKey ?? ''
})

async function post(route: (request: Request) => Promise<Response>, body: Json, key = mine) {
  const answer = await route(
    new Request('http://localhost/vc', {
      ...{ method: 'POST', body: JSON.stringify(body) },
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    }),
  )
  // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the tests ask.
  return { status: answer.status, json: (await answer.json()) as any }
}

const credential = (more: Json = {}): Json => ({
  ...{ '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiableCredential'] },
  ...{ credentialSubject: { id: 'did:example:learner' }, ...more },
})
const old = {
  '@context': ['https://www.w3.org/2018/credentials/v1'],
  issuanceDate: '2026-01-01T00:00:00Z',
}

async function issued(more: Json = {}, key = mine) {
  const { json } = await post(issue, { credential: credential(more) }, key)
  const signed = json.verifiableCredential
  return { signed, entries: signed.credentialStatus as Entry[], id: signed.id as string }
}

const entryOf = (entries: Entry[], purpose: Purpose) =>
  entries.find(({ statusPurpose }) => statusPurpose === purpose) as Entry

/** What is served at the address that an entry names. */
async function served(url: string, headers: HeadersInit = {}) {
  const answer = await givenAt(url, headers)
  return { answer, document: await answer.json() }
}

function givenAt(url: string, headers: HeadersInit = {}) {
  const [, slug = '', number = '', purpose = ''] =
    /\/issuers\/([^/]+)\/status\/(\d+)\/(\w+)(?:\?.*)?$/.exec(url) ?? []
  expect(url.startsWith(`${settings().baseUrl}/issuers/`)).toBe(true)
  const params = Promise.resolve({ slug, number, purpose })
  return list(new Request(url, { headers }), { params })
}

async function bitOf(entries: Entry[], purpose: Purpose) {
  const { statusListCredential: url, statusListIndex } = entryOf(entries, purpose)
  const { encodedList } = (await served(url)).document.credentialSubject
  return (await stock.decodeList({ encodedList })).getStatus(Number(statusListIndex))
}

/** What the stock library finds of each purpose, which reads the lists as they are served and verifies them. */
async function stockStatus(signed: object) {
  const suite = new DataIntegrityProof({ cryptosuite })
  const { verified, results, error } = await stock.checkStatus({
    ...{ credential: signed, suite },
    documentLoader: async (url) => {
      if (url.startsWith(settings().baseUrl)) {
        return { contextUrl: null, documentUrl: url, document: (await served(url)).document }
      }
      const did = await getIssuerDid(laurel.ctx(), 'mine')
      const method = did.verificationMethod.find(({ id }) => id === url)
      const key = method && { '@context': 'https://w3id.org/security/multikey/v1', ...method }
      const document = url === did.id ? did : key
      return document ? { contextUrl: null, documentUrl: url, document } : documentLoader(url)
    },
  })
  expect(verified, error?.message).toBe(true)
  return results?.map((found) => found.status)
}

const verdict = async (signed: unknown) =>
  (await post(verify, { verifiableCredential: signed })).json.verdict

describe('2.1 an entry', () => {
  it('is in a credential of the data model, one for each purpose', async () => {
    const { signed, entries } = await issued({ id: 'urn:uuid:entries' })
    expect(() => checkModel(signed)).not.toThrow()
    expect(entries.map(({ statusPurpose }) => statusPurpose)).toEqual([...purposes])
    expect(await verifiesWithStock(signed, publicKey)).toBeNull()
  })

  it('has an id that is a URL and not that of the list', async () => {
    for (const { id, statusListCredential } of (await issued()).entries) {
      expect(URL.canParse(id)).toBe(true)
      expect(id).not.toBe(statusListCredential)
    }
  })

  it('is of its type, with a purpose that is a text', async () => {
    for (const entry of (await issued()).entries) {
      expect(entry).toMatchObject({
        ...{ type: 'BitstringStatusListEntry', statusPurpose: expect.any(String) },
      })
    }
  })

  it('has an index from 0 on as text in base 10', async () => {
    for (const { statusListIndex } of (await issued()).entries) {
      expect(statusListIndex).toMatch(/^(0|[1-9]\d*)$/)
    }
  })

  it('names the list by a URL that gives a credential', async () => {
    for (const { statusListCredential } of (await issued()).entries) {
      const { answer, document } = await served(statusListCredential)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toContain('application/vc')
      expect(document.type).toContain('VerifiableCredential')
    }
  })

  it('is a single bit, so that it needs no messages', async () => {
    for (const entry of (await issued()).entries) {
      expect(entry).not.toHaveProperty('statusSize')
      expect(entry).not.toHaveProperty('statusMessage')
    }
  })

  it('is in credentials of data model 1.1 too, with the terms that it needs', async () => {
    const { signed, entries } = await issued(old)
    expect(signed['@context']).toContain('https://www.w3.org/ns/credentials/status/v1')
    expect(entries).toHaveLength(2)
    expect(await stockStatus(signed)).toEqual([false, false])
    expect(await verdict(signed)).toBe('valid')
  })

  it('may be asked for in as many words, and no other method may', async () => {
    const asked = (type: unknown) =>
      post(issue, { credential: credential(), options: { credentialStatus: { type } } })
    expect((await asked('BitstringStatusListEntry')).status).toBe(201)
    for (const type of ['RevocationList2020Status', undefined, 1]) {
      expect((await asked(type)).status).toBe(400)
    }
  })

  it('is the program’s own where it brings one', async () => {
    const own = {
      ...{ type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '7' },
      statusListCredential: 'https://lists.example/1',
    }
    expect((await issued({ credentialStatus: own })).signed.credentialStatus).toEqual(own)
    const elsewhere = { id: 'https://status.example/1', type: 'https://status.example/Kind' }
    const { signed } = await issued({ credentialStatus: elsewhere })
    expect(signed.credentialStatus).toEqual(elsewhere)
  })
})

describe('2.2 a list', () => {
  const lists = async () => {
    const { entries } = await issued()
    return Promise.all(
      purposes.map(async (purpose) => {
        const url = entryOf(entries, purpose).statusListCredential
        return { purpose, url, document: (await served(url)).document }
      }),
    )
  }

  it('is a credential of the data model, signed by the issuer', async () => {
    for (const { document } of await lists()) {
      expect(() => checkModel(document)).not.toThrow()
      expect(document.issuer).toBe(issuerDid('mine'))
      expect(document.proof.verificationMethod).toBe(methodOf('mine', publicKey))
      expect(await verifiesWithStock(document, publicKey)).toBeNull()
    }
  })

  it('is at its id, and of its type', async () => {
    for (const { url, document } of await lists()) {
      expect(document.id).toBe(url)
      expect(document.type).toContain('BitstringStatusListCredential')
    }
  })

  it.each([
    ['application/ld+json, application/json', 'application/ld+json'],
    ['application/json;q=0.9, text/plain, */*', 'application/json'],
    ['application/json, application/vc', 'application/vc'],
    ['*/*', 'application/vc'],
    ['text/html', 'application/vc'],
  ])('goes, to whoever accepts %s, by the name of %s', async (accept, type) => {
    const { entries } = await issued()
    const { answer } = await served(entryOf(entries, 'revocation').statusListCredential, { accept })
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('vary')).toBe('accept')
  })

  it('is given as it is now, and not for what it was', async () => {
    const { statusListCredential: url } = entryOf((await issued()).entries, 'revocation')
    expect((await givenAt(`${url}?timestamp=2026-01-01T00%3A00%3A00Z`)).status).toBe(404)
    expect((await givenAt(`${url}?x=1`)).status).toBe(200)
  })

  it('is valid from when it changed last, and has no end', async () => {
    for (const { document } of await lists()) {
      expect(Date.parse(document.validFrom)).toBeLessThanOrEqual(Date.now())
      expect(document).not.toHaveProperty('validUntil')
    }
  })

  it('has a subject of its type, with the purpose of its entries', async () => {
    for (const { purpose, document } of await lists()) {
      expect(document.credentialSubject).toMatchObject({
        ...{ type: 'BitstringStatusList', statusPurpose: purpose },
      })
    }
  })

  it('is gzip in base64url with multibase’s letter, of 16 KB or more', async () => {
    for (const { document } of await lists()) {
      const { encodedList } = document.credentialSubject
      expect(encodedList).toMatch(/^u[\w-]+$/)
      const bits = decodeStatusList(encodedList, { maxBytes: 1024 * 1024 })
      expect(bits.length).toBeGreaterThanOrEqual(16 * 1024)
    }
  })

  it('is signed for no program, nor is a place in one', async () => {
    const before = await laurel.sql`select count(*) from log_leaves`
    const { entries } = await issued()
    const own = entryOf(entries, 'revocation')
    const refused: Json[] = [
      { type: ['VerifiableCredential', 'BitstringStatusListCredential'] },
      { credentialStatus: own },
      { credentialStatus: [{ ...own, id: undefined, statusListIndex: '1' }] },
    ]
    for (const more of refused) {
      expect((await post(issue, { credential: credential(more) })).status).toBe(400)
    }
    const [{ count } = { count: 0 }] = await laurel.sql`select count(*) from log_leaves`
    expect(Number(count)).toBe(Number(before[0]?.count) + 1)
  })
})

describe('3 what is malformed is refused', () => {
  const own = {
    ...{ type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '7' },
    statusListCredential: 'https://lists.example/1',
  }
  it.each<Json>([
    { statusListIndex: true },
    { statusListIndex: 7 },
    { statusListIndex: '-1' },
    { statusPurpose: undefined },
    { statusListCredential: 'list' },
    { id: own.statusListCredential },
    { statusSize: 0 },
    { statusSize: 2 },
    { statusMessage: ['unset', 'set'] },
    { statusReference: 7 },
  ])('an entry with %o', async (more) => {
    const answer = await post(issue, {
      credential: credential({ credentialStatus: { ...own, ...more } }),
    })
    expect(answer.status).toBe(400)
    expect(answer.json.detail).toMatch(/status|id/)
  })
})

describe('3.1 and 3.3 what a list says', () => {
  const set = (body: Json, key = mine) => post(status, body, key)

  it('is nothing of what stands, to the stock library and to us', async () => {
    const { signed, entries } = await issued()
    for (const purpose of purposes) expect(await bitOf(entries, purpose)).toBe(false)
    expect(await stockStatus(signed)).toEqual([false, false])
    expect(await verdict(signed)).toBe('valid')
  })

  it.each([
    ['revocation', 'revoked'],
    ['suspension', 'suspended'],
  ] as const)(
    'is set for %s, by the credential’s id, and for nothing else',
    async (purpose, word) => {
      const [{ signed, entries, id }, neighbour] = [
        await issued({ id: `urn:uuid:${word}` }),
        await issued({ id: `urn:uuid:not-${word}` }),
      ]
      const credentialStatus = { type: 'BitstringStatusListEntry', statusPurpose: purpose }
      expect((await set({ credentialId: id, credentialStatus, status: true })).status).toBe(200)
      for (const one of purposes) {
        expect(await bitOf(entries, one)).toBe(one === purpose)
        expect(await bitOf(neighbour.entries, one)).toBe(false)
      }
      expect(await stockStatus(signed)).toEqual(purposes.map((one) => one === purpose))
      expect(await verdict(signed)).toBe(word)
      expect(await verdict(neighbour.signed)).toBe('valid')
    },
  )

  it('is set by the entry alone, for what has no id', async () => {
    const { signed, entries } = await issued()
    const credentialStatus = [{ ...entryOf(entries, 'suspension'), status: '1' }]
    expect((await set({ credentialStatus })).status).toBe(200)
    expect(await verdict(signed)).toBe('suspended')
    await set({ credentialStatus: [{ ...entryOf(entries, 'suspension'), status: '0' }] })
    expect(await verdict(signed)).toBe('valid')
  })

  it('is set by the entry for a certificate too, whose places are never the same', async () => {
    await desk.complete({ email: 'kim@example.org', at: new Date(Date.now() - 86_400_000) })
    await decideAll(laurel.ctx())
    const [row] = await laurel.sql`select document from credentials limit 1`
    const signed = JSON.parse(String(row?.document))
    const credentialStatus = entryOf(signed.credentialStatus, 'suspension')
    expect((await set({ credentialStatus, status: true })).status).toBe(200)
    expect(await verdict(signed)).toBe('suspended')
  })

  it('needs id and entry to mean the same', async () => {
    const [one, two] = [await issued({ id: 'urn:uuid:one' }), await issued({ id: 'urn:uuid:two' })]
    const credentialStatus = entryOf(two.entries, 'revocation')
    expect((await set({ credentialId: one.id, credentialStatus })).status).toBe(404)
    for (const { entries } of [one, two]) expect(await bitOf(entries, 'revocation')).toBe(false)
    expect((await set({ credentialId: two.id, credentialStatus })).status).toBe(200)
    expect(await verdict(two.signed)).toBe('revoked')
  })

  it('is set by the name that a program gave it, for what has no id', async () => {
    const options = { credentialId: 'urn:uuid:named' }
    const { json } = await post(issue, { credential: credential(), options })
    const signed = json.verifiableCredential
    expect(signed).not.toHaveProperty('id')
    const credentialStatus = { statusPurpose: 'suspension' }
    expect((await set({ ...options, credentialStatus }, other)).status).toBe(404)
    expect((await set({ ...options, credentialStatus })).status).toBe(200)
    expect(await verdict(signed)).toBe('suspended')
  })

  it('has no two names', async () => {
    const named = (id: string, credentialId: unknown) =>
      post(issue, { credential: credential({ id }), options: { credentialId } })
    expect((await named('urn:uuid:same', 'urn:uuid:same')).status).toBe(201)
    for (const one of ['urn:uuid:other', 7]) {
      expect((await named('urn:uuid:same', one)).status).toBe(400)
    }
  })

  it('has no name that is an address of this site, as certificates have', async () => {
    const options = { credentialId: `${settings().baseUrl}/c/${'1'.repeat(24)}` }
    expect((await post(issue, { credential: credential(), options })).status).toBe(400)
  })

  it('waits for what others change without ever holding them up for it', async () => {
    const [one, two] = [await issued(), await issued()]
    const credentialStatus = [one, two].map(({ entries }) => entryOf(entries, 'revocation'))
    const waiting = async () => {
      const [row] = await laurel.sql`select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`
      return row?.count > 0
    }
    const hash = createHash('sha256').update(JSON.stringify(two.signed)).digest('hex')
    const { answer } = await laurel.sql.begin(async (sql) => {
      await sql`select from program_credentials where sha256 = ${hash} for update`
      const answer = set({ credentialStatus, status: true })
      await until(waiting)
      // As whoever withdraws the second one would, who has it already.
      await sql`select from status_lists for update`
      return { answer }
    })
    expect((await answer).status).toBe(200)
    for (const { signed } of [one, two]) expect(await verdict(signed)).toBe('revoked')
  })

  it('is said of each credential that bears the id', async () => {
    const [one, two] = [
      await issued({ id: 'urn:uuid:both' }),
      await issued({ id: 'urn:uuid:both' }),
    ]
    const credentialStatus = { statusPurpose: 'revocation' }
    expect((await set({ credentialId: one.id, credentialStatus })).status).toBe(200)
    for (const { signed } of [one, two]) expect(await verdict(signed)).toBe('revoked')
  })

  it('is not taken back once it is a revocation, nor suspended after', async () => {
    const { signed, entries, id: credentialId } = await issued({ id: 'urn:uuid:final' })
    const entry = (statusPurpose: Purpose, value: string) => ({
      credentialStatus: [{ statusPurpose, status: value }],
    })
    for (let i = 0; i < 2; i++) {
      expect((await set({ credentialId, ...entry('revocation', '1') })).status).toBe(200)
    }
    expect((await set({ credentialId, ...entry('revocation', '0') })).status).toBe(409)
    expect((await set({ credentialId, ...entry('suspension', '1') })).status).toBe(409)
    expect(await bitOf(entries, 'revocation')).toBe(true)
    expect(await verdict(signed)).toBe('revoked')
    expect(await history('urn:uuid:final')).toEqual({
      acts: ['credential/issued', 'credential/revoked'],
      leaves: ['issued', 'revoked'],
    })
  })

  it('may change again and again for suspensions, in the log too', async () => {
    const { signed, id: credentialId } = await issued({ id: 'urn:uuid:again' })
    for (const value of ['1', '1', '0', '0', '1', '0']) {
      await set({
        credentialId,
        credentialStatus: [{ statusPurpose: 'suspension', status: value }],
      })
      expect(await verdict(signed)).toBe(value === '1' ? 'suspended' : 'valid')
    }
    expect((await history('urn:uuid:again')).leaves).toEqual([
      ...['issued', 'suspended', 'lifted', 'suspended', 'lifted'],
    ])
  })

  it('changes with all that is asked for, or not at all', async () => {
    await desk.complete({ email: 'lee@example.org', at: new Date(Date.now() - 86_400_000) })
    await decideAll(laurel.ctx())
    const [{ publicId = '' } = {}] = await desk.certificatesOf('lee@example.org')
    const certificate = JSON.parse((await getCredential(laurel.ctx(), publicId)).document)
    const { signed } = await issued({ id: 'urn:uuid:whole' })
    // What was revoked is not suspended: the second is refused, and with it the first.
    const credentialStatus = purposes.map((statusPurpose) => ({ statusPurpose, status: '1' }))
    for (const one of [certificate, signed]) {
      expect((await set({ credentialId: one.id, credentialStatus })).status).toBe(409)
      expect(await verdict(one)).toBe('valid')
    }
  })

  it.each<[string, Json]>([
    ['another kind', { type: 'RevocationList2020Status', statusPurpose: 'revocation' }],
    ['an older kind', { type: 'StatusList2021Entry', statusPurpose: 'revocation' }],
    ['several kinds', { type: ['BitstringStatusListEntry'], statusPurpose: 'revocation' }],
    ['no purpose', { type: 'BitstringStatusListEntry', status: '1' }],
    ['a purpose that has no list', { type: 'BitstringStatusListEntry', statusPurpose: 'message' }],
    ['several purposes', { type: 'BitstringStatusListEntry', statusPurpose: [...purposes] }],
  ])('is not set for %s', async (_, entry) => {
    const { signed } = await issued({ id: 'urn:uuid:kind' })
    for (const credentialStatus of [entry, [entry]]) {
      const answer = await set({ credentialId: 'urn:uuid:kind', credentialStatus, status: true })
      expect(answer.status).toBe(400)
    }
    expect(await verdict(signed)).toBe('valid')
  })

  it('is set whatever is said of who gave the place out', async () => {
    const { signed, id: credentialId } = await issued({ id: 'urn:uuid:allocator' })
    const credentialStatus = { type: 'BitstringStatusListEntry', statusPurpose: 'suspension' }
    const indexAllocator = 'https://allocator.example/1'
    const body = { credentialId, credentialStatus, indexAllocator, status: true }
    expect((await set(body)).status).toBe(200)
    expect(await verdict(signed)).toBe('suspended')
  })

  it('is not another issuer’s to set', async () => {
    const { signed, entries, id: credentialId } = await issued({ id: 'urn:uuid:foreign' })
    const credentialStatus = entryOf(entries, 'revocation')
    for (const body of [
      { credentialStatus },
      { credentialId, credentialStatus },
      { credentialId, credentialStatus: { statusPurpose: 'revocation' } },
    ]) {
      expect((await set(body, other)).status).toBe(404)
    }
    expect(await verdict(signed)).toBe('valid')
  })

  it.each<[string, Json, number]>([
    ['a place that nothing has', { statusListIndex: '131071999' }, 404],
    ['a list of another purpose', { statusPurpose: 'suspension' }, 404],
    ['another site’s list', { statusListCredential: 'https://lists.example/1' }, 404],
    ['a list that there is not', { statusListCredential: 'nowhere' }, 404],
    ['half a place', { statusListIndex: undefined }, 400],
    ['a number for a text', { statusListIndex: 7 }, 400],
    ['neither place nor id', { statusListIndex: undefined, statusListCredential: undefined }, 400],
  ])('is not set at %s', async (_, more, code) => {
    const { signed, entries } = await issued()
    const credentialStatus = { ...entryOf(entries, 'revocation'), ...more }
    expect((await set({ credentialStatus, status: true })).status).toBe(code)
    expect(await verdict(signed)).toBe('valid')
  })
})

describe('3.2 a credential of others that names a list of ours', () => {
  const asked = async ({ list: path, ...more }: Json) => {
    const foreign = await newIssuer()
    const { id: _, ...own } = entryOf((await issued()).entries, 'suspension')
    const elsewhere = path ? { statusListCredential: `${settings().baseUrl}/${path}` } : {}
    const credentialStatus = { ...own, ...elsewhere, ...more }
    const signed = await signFreely(plainCredential(foreign.id, { credentialStatus }), foreign)
    return post(verify, { verifiableCredential: signed, options: { checks: ['credentialStatus'] } })
  }
  const model = 'https://www.w3.org/TR/vc-data-model#'
  const lists = 'https://www.w3.org/ns/credentials/status-list#'

  it('is checked there as ours are', async () => {
    expect((await asked({})).json).toMatchObject({ verified: true, problemDetails: [] })
  })

  it.each<[string, Json, string]>([
    [
      'a list that there is not',
      { list: 'issuers/mine/status/999/suspension' },
      'STATUS_RETRIEVAL_ERROR',
    ],
    ['a purpose that is not the list’s', { statusPurpose: 'refresh' }, 'STATUS_VERIFICATION_ERROR'],
    ['a place that it has not', { statusListIndex: '131072' }, 'RANGE_ERROR'],
  ])('is unverifiable with %s, which is 400', async (_, more, name) => {
    const { status, json } = await asked(more)
    expect(status).toBe(400)
    const type = `${name.startsWith('STATUS') ? lists : model}${name}`
    expect(json).toMatchObject({
      ...{ verified: false, verdict: 'unverifiable', problemDetails: [{ type, title: name }] },
    })
  })
})

describe('6 places', () => {
  it('are random, and each is given once, even to many at the same time', async () => {
    const many = await Promise.all(Array.from({ length: 24 }, () => issued()))
    const at = many.map(({ entries }) => Number(entries[0]?.statusListIndex))
    expect(new Set(at).size).toBe(24)
    const gaps = at.slice(1).map((place, n) => Math.abs(place - (at[n] as number)))
    expect(gaps.filter((gap) => gap < 100).length).toBeLessThan(4)
    for (const { entries } of many) {
      expect(entries[0]?.statusListIndex).toBe(entries[1]?.statusListIndex)
    }
  })
})

describe('the log', () => {
  it('knows what was signed for programs, where its place is, and what became of it', async () => {
    await sequenceLog(laurel.ctx())
    expect((await verifyLog(laurel.ctx())).bad).toBeNull()
  })

  it.each([
    ['update program_credentials set revoked_at = null where revoked_at is not null', 'log_leaves'],
    [
      'update program_credentials set revoked_at = now() where revoked_at is null',
      'program_credentials',
    ],
    [
      'update program_credentials set suspended_at = now() where suspended_at is null',
      'program_credentials',
    ],
    ["update program_credentials set sha256 = repeat('0', 64)", 'log_leaves'],
    [
      `insert into program_credentials (id, issuer_id, sha256)
        select gen_random_uuid(), issuer_id, sha256 from program_credentials limit 1`,
      'program_credentials',
    ],
    [
      'update status_entries set position = 131071 - position where program_credential_id is not null',
      'log_leaves',
    ],
  ])('finds %s', async (change, table) => {
    expect(await badAfter(change)).toMatchObject({ table })
  })
})

/** The first row that the log's check finds after a change that the triggers forbid; it is taken back. */
async function badAfter(change: string) {
  const undo = new Error('taken back')
  let bad: Awaited<ReturnType<typeof verifyLog>>['bad'] = null
  const work = laurel.ctx().db.transaction(async (tx) => {
    for (const table of ['program_credentials', 'status_entries']) {
      await tx.execute(`alter table ${table} disable trigger user`)
    }
    await tx.execute(change)
    bad = (await verifyLog({ ...laurel.ctx(), db: tx })).bad
    throw undo
  })
  await expect(work).rejects.toBe(undo)
  return bad
}

/** What was done to the credentials that bear this id, and what the log tells of them. */
async function history(credentialId: string) {
  const [row] = await laurel.sql`
    select id from program_credentials
    where id_sha256 = encode(sha256(convert_to(${credentialId}, 'UTF8')), 'hex')`
  const id = String(row?.id)
  const acts =
    await laurel.sql`select action from audit_log where ${id} = any(subject_ids) order by id`
  const leaves = await laurel.sql`select kind from log_leaves where subject_id = ${id} order by id`
  return { acts: acts.map(({ action }) => action), leaves: leaves.map(({ kind }) => kind) }
}
