import { createPrivateKey, X509Certificate } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { renderChunk } from '@/lib/awards/certificates/render-chunk'
import { loadSigningKey } from '@/lib/awards/signing/load-signing-key'
import { listSigningKeys } from '@/lib/awards/signing/queries'
import { replaceSigningKey } from '@/lib/awards/signing/replace-signing-key'
import { addDays } from '@/lib/platform/clock/dates'
import { seal, unseal } from '@/lib/platform/secrets/seal'
import { storage } from '@/lib/platform/storage/storage'
import { certificateSha256 } from '@/lib/proof/documents/sign/describe-certificate'
import { unsignedSha256 } from '@/lib/proof/documents/stamp/signature'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
let round = 0
let issuerId: string
let desk: Awaited<ReturnType<typeof openDesk>>
const ctx = (at = now) => laurel.ctx(at)

beforeEach(async () => {
  desk = await openDesk(ctx(), `signing-${++round}`)
  issuerId = desk.issuerId
})

const rows = () => laurel.sql`
  select * from signing_keys where issuer_id = ${issuerId} order by created_at, id`

describe('an issuer’s own key', () => {
  it('is made once, however many need it at once', async () => {
    const keys = await Promise.all(
      Array.from({ length: 8 }, () => loadSigningKey(ctx(), { issuerId })),
    )
    const certificates = keys.map(({ certificates: [own] }) =>
      Buffer.from(own ?? []).toString('hex'),
    )
    expect(new Set(certificates).size).toBe(1)
    expect(await rows()).toHaveLength(1)
    const [row] = await laurel.sql`
      select count(*)::int as made from events where name = 'signing-key/made' and issuer_id = ${issuerId}`
    expect(row?.made).toBe(1)
  })

  it('lies sealed in the database, and opens for no other row', async () => {
    const { key } = await loadSigningKey(ctx(), { issuerId })
    const [row] = await rows()
    const pkcs8 = key.export({ format: 'der', type: 'pkcs8' })
    const kept = Buffer.from(row?.private_key, 'base64')
    expect(kept.includes(pkcs8.subarray(-40))).toBe(false)
    expect(unseal(row?.private_key, `signing key ${issuerId} ${row?.id}`)).toEqual(pkcs8)
    expect(unseal(row?.private_key, `signing key ${issuerId} another`)).toBeNull()
    kept[kept.length - 1] = (kept.at(-1) ?? 0) ^ 1
    expect(unseal(kept.toString('base64'), `signing key ${issuerId} ${row?.id}`)).toBeNull()
    expect(seal(pkcs8, 'x')).not.toBe(seal(pkcs8, 'x'))
  })

  it('is replaced before it ends, and the old certificate stays', async () => {
    const first = await loadSigningKey(ctx(), { issuerId })
    const end = new Date(new X509Certificate(first.certificates[0] ?? new Uint8Array()).validTo)
    const same = await loadSigningKey(ctx(addDays(end, -61)), { issuerId })
    expect(same.certificates).toEqual(first.certificates)
    const next = await loadSigningKey(ctx(addDays(end, -59)), { issuerId })
    expect(next.certificates).not.toEqual(first.certificates)
    expect((await rows()).map(({ retired_at }) => retired_at !== null)).toEqual([true, false])
  })

  it('is replaced by an admin once: a second press on the same page finds the new one there', async () => {
    await loadSigningKey(ctx(), { issuerId })
    const [row] = await rows()
    const replace = { issuerId, replaces: row?.id, algorithm: 'rsa2048' } as const
    const done = await Promise.allSettled([
      replaceSigningKey(ctx(), replace),
      replaceSigningKey(ctx(), replace),
    ])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await rows()).toHaveLength(2)
    const { own } = await listSigningKeys(ctx(), { issuerId })
    expect(own.map(({ algorithm, retiredAt }) => [algorithm, retiredAt !== null])).toEqual([
      ['rsa', false],
      ['p256', true],
    ])
  })
})

describe('a key that does not sign', () => {
  it('fails the step with its reason; mended, the step is done once', async () => {
    const certificateIds = await issued(3)
    await loadSigningKey(ctx(), { issuerId })
    const [row] = await rows()
    await laurel.sql`
      update signing_keys set private_key = ${seal(Buffer.from('other'), 'x')} where id = ${row?.id}`
    await expect(renderChunk(ctx(), { issuerId, certificateIds })).rejects.toThrow(
      'sealed with another AUTH_SECRET than the one in use',
    )
    expect(await files(certificateIds)).toHaveLength(0)
    const [review] = await laurel.sql`
      select count(*)::int as n from review_items where issuer_id = ${issuerId}`
    expect(review?.n).toBe(0)

    await laurel.sql`update signing_keys set private_key = ${row?.private_key} where id = ${row?.id}`
    expect(await renderChunk(ctx(), { issuerId, certificateIds })).toEqual({
      rendered: 3,
      waiting: 0,
    })
    expect(await renderChunk(ctx(), { issuerId, certificateIds })).toEqual({
      rendered: 0,
      waiting: 0,
    })
    expect(await files(certificateIds)).toHaveLength(3)
  })

  it('is found out on the render threads too', async () => {
    const certificateIds = await issued(2)
    await loadSigningKey(ctx(), { issuerId })
    // Ed25519 makes signatures that no PDF reader of today takes, and no sha-256 of them.
    const wrong = ed25519()
    const [row] = await rows()
    const sealed = seal(wrong, `signing key ${issuerId} ${row?.id}`)
    await laurel.sql`update signing_keys set private_key = ${sealed} where id = ${row?.id}`
    await expect(renderChunk(ctx(), { issuerId, certificateIds })).rejects.toThrow(
      'the issuer’s signing key does not sign',
    )
    expect(await files(certificateIds)).toHaveLength(0)
  })
})

it('documents bear which certificate signed them, and the hash of their unsigned bytes', async () => {
  const certificateIds = await issued(2)
  await renderChunk(ctx(), { issuerId, certificateIds })
  const { certificates } = await loadSigningKey(ctx(), { issuerId })
  for (const file of await files(certificateIds)) {
    expect(file.signed_with).toBe(certificateSha256(certificates[0] ?? new Uint8Array()))
    const bytes = (await storage().get(file.storage_key)) ?? new Uint8Array()
    expect(unsignedSha256(bytes)).toBe(file.sha256)
    expect(certificateSha256(bytes)).toBe(file.file_sha256)
  }
})

function ed25519(): Buffer {
  const head = '302e020100300506032b657004220420'
  return createPrivateKey({
    key: Buffer.from(head + '07'.repeat(32), 'hex'),
    ...({ format: 'der', type: 'pkcs8' } as const),
  }).export({ format: 'der', type: 'pkcs8' })
}

async function issued(count: number): Promise<string[]> {
  await desk.certification('basic')
  const people = Array.from({ length: count }, (_, i) => `person-${i}@example.org`)
  await desk.complete(...people.map((email) => ({ email, at: addDays(now, -1) })))
  await decideAll(ctx())
  const made = await laurel.sql`select id from certificates where issuer_id = ${issuerId}`
  expect(made).toHaveLength(count)
  return made.map(({ id }) => id)
}

function files(certificateIds: string[]) {
  return laurel.sql`
    select * from artefacts where certificate_id = any(${certificateIds}::uuid[]) order by id`
}
