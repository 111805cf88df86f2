import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { decodeProtectedHeader, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { revokeCertificate } from '@/lib/awards/certificates/revoke'
import { getCredential } from '@/lib/awards/credentials/get-credential'
import { getIssuerDid } from '@/lib/awards/credentials/get-issuer-did'
import { getJwt } from '@/lib/awards/credentials/get-jwt'
import { getStatusList } from '@/lib/awards/credentials/get-status-list'
import { recordCompletions } from '@/lib/awards/learning/record-completions'
import { addDays } from '@/lib/platform/clock/dates'
import { decodeMultikey } from '@/lib/proof/credentials/multikey'
import { stockVerdict } from '@/lib/proof/credentials/stock'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const ctx = (at = now) => laurel.ctx(at)

type Entry = { statusPurpose: string; statusListIndex: string; statusListCredential: string }
type Credential = {
  id: string
  issuer: { id: string; name: string }
  validUntil?: string
  credentialStatus: Entry[]
  credentialSubject: {
    identifier: { identityHash: string }[]
    achievement: { name: string; alignment?: { targetName: string; targetUrl: string }[] }
    result?: { value: string }[]
  }
  proof: { verificationMethod: string }[]
}

async function issue(slug: string, count: number) {
  const desk = await openDesk(ctx(), slug)
  await desk.certification('one', {
    skills: ['Sewing https://example.org/skills/sewing', 'Patience'],
    validMonths: 12,
  })
  await desk.complete(
    ...Array.from({ length: count }, (_, i) => ({
      ...{ email: `${slug}-${i}@example.org`, name: `Kim “${i}” Đỗ`, at: addDays(now, -count + i) },
    })),
  )
  await decideAll(ctx())
  const rows = await laurel.sql<{ id: string; public_id: string; recipient_name: string }[]>`
    select id, public_id, recipient_name from certificates
    where issuer_id = ${desk.issuerId} order by awarded_at`
  expect(rows).toHaveLength(count)
  return { slug, issuerId: desk.issuerId, rows }
}

async function credentialOf(publicId: string) {
  const { document, sha256 } = await getCredential(ctx(), publicId)
  expect(createHash('sha256').update(document).digest('hex')).toBe(sha256)
  return JSON.parse(document) as Credential
}

/** Whether the bit is set, read as anyone reads it. */
async function bit(slug: string, { statusPurpose, statusListIndex, statusListCredential }: Entry) {
  const number = Number(statusListCredential.split('/').at(-2))
  const purpose = statusPurpose as 'revocation' | 'suspension'
  const { document } = await getStatusList(ctx(), { slug, number, purpose })
  const list = JSON.parse(document)
  expect(list.id).toBe(statusListCredential)
  expect(await stockVerdict(list, await getIssuerDid(ctx(), slug))).toBeNull()
  const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'))
  expect(bits.length * 8).toBeGreaterThanOrEqual(131_072)
  const index = Number(statusListIndex)
  return ((bits[index >> 3] ?? 0) >> (7 - (index & 7))) & 1
}

describe('what is issued', () => {
  it('is a credential that the stock library verifies by the issuer’s document', async () => {
    const { slug, rows } = await issue('signed', 3)
    const did = await getIssuerDid(ctx(), slug)
    for (const { public_id, recipient_name } of rows) {
      const credential = await credentialOf(public_id)
      expect(await stockVerdict(credential, did)).toBeNull()
      expect(credential.id).toMatch(new RegExp(`/c/${public_id}$`))
      expect(credential.issuer.id).toBe((did as { id: string }).id)
      const { identifier, achievement, result } = credential.credentialSubject
      expect(identifier[0]?.identityHash).toBe(recipient_name)
      expect(result?.[0]?.value).toBe('80')
      expect(achievement.alignment).toMatchObject([
        { targetName: 'Sewing', targetUrl: 'https://example.org/skills/sewing' },
        { targetName: 'Patience', targetUrl: expect.stringMatching(/#skills$/) },
      ])
    }
    const [first] = rows
    const altered = await credentialOf(first?.public_id ?? '')
    if (altered.credentialSubject.identifier[0]) {
      altered.credentialSubject.identifier[0].identityHash = 'Somebody else'
    }
    expect(await stockVerdict(altered, did)).not.toBeNull()
  })

  it('is a JWT too, as jose verifies with a key of the issuer’s document', async () => {
    const { slug, rows } = await issue('token', 1)
    const publicId = rows[0]?.public_id ?? ''
    const jwt = await getJwt(ctx(), publicId)
    const { verificationMethod, assertionMethod } = await getIssuerDid(ctx(), slug)
    const { kid } = decodeProtectedHeader(jwt)
    expect(assertionMethod).toContain(kid)
    const key = verificationMethod.find(({ id }) => id === kid)?.publicKeyMultibase ?? ''
    const { payload } = await jwtVerify(jwt, decodeMultikey(key), {
      ...{ algorithms: ['ES256'], currentDate: now },
    })
    const { proof: _, ...members } = await credentialOf(publicId)
    const { iss, jti, nbf, exp, sub, ...claims } = payload
    expect(claims).toEqual(members)
    expect({ iss, jti, sub }).toEqual({ iss: members.issuer.id, jti: members.id, sub: members.id })
    expect([nbf, exp]).toEqual(
      [claims.validFrom, claims.validUntil].map((moment) => Date.parse(String(moment)) / 1000),
    )
  })

  it('has one leaf of the log and one place in the status lists each, all in one transaction', async () => {
    const { issuerId, rows } = await issue('whole', 4)
    const found = await laurel.sql`
      select k.sha256, l.payload, e.position, xmin_of.same
      from credentials k
      join status_entries e using (certificate_id)
      join log_leaves l on l.subject_id = k.certificate_id
      join lateral (select k.xmin = e.xmin and e.xmin = l.xmin and l.xmin = c.xmin as same
        from certificates c where c.id = k.certificate_id) xmin_of on true
      where k.issuer_id = ${issuerId}`
    expect(found).toHaveLength(rows.length)
    for (const row of found) {
      expect(row.same).toBe(true)
      expect(JSON.parse(row.payload)).toMatchObject({ kind: 'issued', credential: row.sha256 })
    }
    expect(new Set(found.map((row) => row.position)).size).toBe(rows.length)
  })

  it('is never another’s place, also when lists roll over', async () => {
    const { slug, issuerId } = await issue('rolls', 1)
    await laurel.sql`update status_lists set taken = length - 2 where issuer_id = ${issuerId}`
    const [course] = await laurel.sql`select id from courses where issuer_id = ${issuerId}`
    await recordCompletions(ctx(), {
      ...{ issuerId, source: 'lms' },
      rows: Array.from({ length: 5 }, (_, i) => ({
        ...{ email: `later-${i}@example.org`, name: 'Kim', courseId: course?.id, score: 90 },
        completedAt: addDays(now, -1),
      })),
    })
    await decideAll(ctx())
    const places = await laurel.sql`
      select l.number, e.position from status_entries e join status_lists l on l.id = e.list_id
      where e.issuer_id = ${issuerId}`
    expect(places.filter(({ number }) => number === 1)).toHaveLength(3)
    expect(places.filter(({ number }) => number === 2)).toHaveLength(3)
    const [second] = await laurel.sql`
      select c.public_id from certificates c join status_entries e on e.certificate_id = c.id
      join status_lists l on l.id = e.list_id where l.number = 2 and l.issuer_id = ${issuerId} limit 1`
    const credential = await credentialOf(second?.public_id)
    for (const entry of credential.credentialStatus) expect(await bit(slug, entry)).toBe(0)
  })
})

describe('a revocation', () => {
  it('is in the list at once, and in no other place', async () => {
    const { slug, rows } = await issue('revoked', 2)
    const [one, other] = await Promise.all(rows.map((row) => credentialOf(row.public_id)))
    const [revocation, suspension] = one?.credentialStatus ?? []
    expect(await bit(slug, revocation as Entry)).toBe(0)
    await revokeCertificate(ctx(addDays(now, 1)), {
      ...{ certificateId: rows[0]?.id ?? '', reasonClass: 'misconduct', reason: 'Copied.' },
    })
    expect(await bit(slug, revocation as Entry)).toBe(1)
    expect(await bit(slug, suspension as Entry)).toBe(0)
    for (const entry of other?.credentialStatus ?? []) expect(await bit(slug, entry)).toBe(0)
    const [leaf] = await laurel.sql`
      select payload from log_leaves where subject_id = ${rows[0]?.id ?? ''} and kind = 'revoked'`
    expect(JSON.parse(leaf?.payload)).toMatchObject({ reasonClass: 'misconduct' })
  })

  it('gives the list another etag, and nothing else does', async () => {
    const { slug, rows } = await issue('etag', 2)
    const asked = { slug, number: 1, purpose: 'revocation' } as const
    const before = await getStatusList(ctx(), asked)
    expect((await getStatusList(ctx(addDays(now, 3)), asked)).etag).toBe(before.etag)
    await revokeCertificate(ctx(), {
      ...{ certificateId: rows[0]?.id ?? '', reasonClass: 'other', reason: 'Asked for.' },
    })
    expect((await getStatusList(ctx(), asked)).etag).not.toBe(before.etag)
  })
})
