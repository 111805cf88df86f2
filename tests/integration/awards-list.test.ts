import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  type CertificateFilter,
  listCertificates,
} from '@/lib/awards/certificates/list-certificates'
import { getPublicCertificate } from '@/lib/awards/certificates/queries'
import type { CertificateStatus } from '@/lib/awards/certificates/rules'
import { searchEverything } from '@/lib/awards/certificates/search'
import { mintActor } from '@/lib/platform/access/actor'
import { anyoneContext, type Ctx } from '@/lib/platform/access/context'
import { addDays } from '@/lib/platform/clock/dates'
import { newId, newPublicId } from '@/lib/platform/ids/ids'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const count = 320
const statuses = ['valid', 'suspended', 'expired', 'revoked', 'superseded'] as const
/** Names and addresses that mean something else to LIKE, and one that is in both issuers. */
const odd = ['100%', '50_50', 'back\\slash', 'Zoë “Z” O’Hara', 'Kim']
let issuerId = ''

beforeAll(async () => {
  issuerId = await fill('listed')
  await fill('foreign')
})

describe('pages', () => {
  it.each([13, 50, 160, 200])('of %i have every certificate once, newest first', async (limit) => {
    const rows = await all({ limit })
    expect(new Set(rows.map((row) => row.id)).size).toBe(count)
    expect(rows).toHaveLength(count)
    const keys = rows.map((row) => `${row.issuedAt.toISOString()} ${row.id}`)
    expect(keys).toEqual(keys.toSorted().reverse())
  })

  it('hold at most 200, and a broken link to one says so', async () => {
    expect((await listCertificates(staff(), { limit: 5000 })).rows).toHaveLength(200)
    const id = newId()
    for (const before of [
      'x',
      '1',
      `x.${id}`,
      '1.2',
      `999999999999999.${id}`,
      `-1.${id}`,
      `.${id}`,
    ]) {
      await expect(listCertificates(staff(), { before })).rejects.toHaveProperty('code', 'input')
    }
  })

  it.each([13, 50, 160])('of %i turn back to what was shown before', async (limit) => {
    const shown: string[][] = []
    let page = await listCertificates(staff(), { limit })
    expect(page.previous).toBeNull()
    while (page.next) {
      shown.push(page.rows.map((row) => row.id))
      page = await listCertificates(staff(), { limit, before: page.next })
    }
    expect(page.next).toBeNull()
    while (page.previous) {
      page = await listCertificates(staff(), { limit, after: page.previous })
      expect(page.rows.map((row) => row.id)).toEqual(shown.pop())
      expect(page.next).not.toBeNull()
    }
    expect(shown).toEqual([])
  })

  it('are read from the index in its order, without a sort', async () => {
    const cursor = (await listCertificates(staff(), { limit: 10 })).next as string
    for (const filter of [{}, { before: cursor }]) {
      const plan = await planOf(filter)
      expect(plan).toContain('using certificates_newest')
      expect(plan).not.toMatch(/Sort|Seq Scan on certificates /)
    }
  })
})

describe('search', () => {
  it.each(odd)('for “%s” takes it as it is written', async (name) => {
    const every = await all({})
    const rows = await all({ search: name })
    const expected = every.filter((row) => holds(row.recipientName, name) || holds(row.email, name))
    expect(rows.map((row) => row.id)).toEqual(expected.map((row) => row.id))
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.length).toBeLessThan(count)
  })

  it('finds an address in any case, a part of it, and a public id', async () => {
    const [row] = await all({ search: 'LISTED-17@' })
    expect(row?.email).toBe('listed-17@example.org')
    expect(await all({ search: row?.publicId ?? '' })).toMatchObject([{ id: row?.id }])
    expect(await all({ search: `  ${row?.publicId}  ` })).toHaveLength(1)
    expect(await all({ search: row?.publicId.slice(1) ?? '' })).toEqual([])
  })

  it('finds nothing for what no text holds', async () => {
    for (const search of ['%%%', '__________', '\\\\', 'Kim\u0000x', "'; drop table x"]) {
      expect(await all({ search })).toEqual([])
    }
    expect(await all({ search: 'Ki\u0000m' })).toHaveLength((await all({ search: 'Kim' })).length)
    expect(await all({ search: '   ' })).toHaveLength(count)
  })
})

describe('the other filters', () => {
  it('show one certification, one issuer, and these alone; another’s show nothing', async () => {
    const every = await all({})
    const [{ certificationId } = { certificationId: '' }] = await laurel.sql<
      { certificationId: string }[]
    >`select certification_id as "certificationId" from certificates where issuer_id = ${issuerId} limit 1`
    expect(await all({ certificationId })).toHaveLength(count)
    expect(await all({ issuerId })).toHaveLength(count)
    const ids = every.slice(5, 9).map((row) => row.id)
    expect((await all({ ids })).map((row) => row.id)).toEqual(ids)
    const others = await laurel.sql<{ id: string; issuerId: string }[]>`
      select id, issuer_id as "issuerId" from certificates where issuer_id <> ${issuerId} limit 1`
    const [other] = others
    expect(await all({ issuerId: other?.issuerId })).toEqual([])
    expect(await all({ ids: [other?.id ?? ''] })).toEqual([])
    expect(await all({ certificationId: newId() })).toEqual([])
    expect(await all({ certificationId: "' or true" })).toEqual([])
  })

  it('“expiring” shows what is held and ends within the days, and nothing else', async () => {
    const [held] = await laurel.sql<{ n: number }[]>`
      insert into holdings (holder_id, learner_id, certification_id, cycle, certificate_id)
      select c.learner_id, c.learner_id, c.certification_id, c.cycle, c.id from certificates c
      where c.issuer_id = ${issuerId} and not exists (
        select from revocations r where r.certificate_id = c.id)
      and not exists (select from certificates s where s.supersedes_id = c.id)
      on conflict do nothing returning 1 as n`
    expect(held).toEqual({ n: 1 })
    const soon = await all({ expiringDays: 30 })
    expect(soon.length).toBeGreaterThan(0)
    for (const row of soon) {
      expect(row.expiresAt?.getTime()).toBeGreaterThan(now.getTime())
      expect(row.expiresAt?.getTime()).toBeLessThanOrEqual(addDays(now, 30).getTime())
      expect(['valid', 'suspended']).toContain(row.status)
    }
    expect((await all({ expiringDays: 1 })).length).toBe(0)
  })
})

describe('the one search', () => {
  it('finds certificates and learners by a part, at most eight of each, of no other issuer', async () => {
    const found = await searchEverything(staff(), { text: 'LISTED-1' })
    expect(found.certificates).toHaveLength(8)
    expect(found.learners).toHaveLength(8)
    for (const { email } of [...found.certificates, ...found.learners]) {
      expect(email).toMatch(/^listed-1/)
    }
    expect(await searchEverything(staff(), { text: 'foreign-' })).toEqual({
      ...{ certificates: [], learners: [] },
    })
  })

  it('takes what it is given as it is, however long or strange', async () => {
    for (const text of ['', '   ', '%%%', "'; drop table x", '\u0000', 'x'.repeat(5000)]) {
      const found = await searchEverything(staff(), { text })
      expect([...found.certificates, ...found.learners]).toEqual([])
    }
    const [row] = await all({})
    const found = await searchEverything(staff(), { text: row?.publicId ?? '' })
    expect(found.certificates).toMatchObject([{ id: row?.id }])
  })
})

describe('a filter’s own order', () => {
  const ends = (rows: Awaited<ReturnType<typeof all>>) =>
    rows.map((row) => row.expiresAt?.getTime() ?? 0)

  it('shows what has expired last first, and what expires soonest first', async () => {
    const later = addDays(now, 400)
    const expired = ends(await all({ status: 'expired' }, later))
    expect(expired).toEqual(expired.toSorted((a, b) => b - a))
    const expiring = ends(await all({ expiringDays: 90 }))
    expect(expiring).toEqual(expiring.toSorted((a, b) => a - b))
    expect(Math.min(expired.length, expiring.length)).toBeGreaterThan(3)
  })

  it('shows what was superseded last first', async () => {
    const rows = await all({ status: 'superseded' })
    const successors = await laurel.sql<{ of: string }[]>`
      select supersedes_id as of from certificates
      where supersedes_id = any(${rows.map((row) => row.id)}::uuid[]) order by issued_at desc, id desc`
    expect(rows.map((row) => row.id)).toEqual(successors.map((row) => row.of))
    expect(rows.length).toBeGreaterThan(3)
  })

  it.each([{ status: 'superseded' }, { status: 'expired' }, { expiringDays: 90 }] as const)(
    '%o turns its pages both ways',
    async (filter) => {
      const at = 'status' in filter && filter.status === 'expired' ? addDays(now, 400) : now
      const whole = (await listCertificates(staff(at), { ...filter, limit: 6 })).rows
      const first = await listCertificates(staff(at), { ...filter, limit: 3 })
      const second = await listCertificates(staff(at), {
        ...{ ...filter, limit: 3, before: first.next ?? undefined },
      })
      const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)
      expect([...ids(first.rows), ...ids(second.rows)]).toEqual(ids(whole))
      expect(whole.length).toBeGreaterThan(3)
      const back = await listCertificates(staff(at), {
        ...{ ...filter, limit: 3, after: second.previous ?? undefined },
      })
      expect(ids(back.rows)).toEqual(ids(first.rows))
    },
  )
})

describe('the filter by status and the rule', () => {
  it('agree on every certificate, at every instant that matters', async () => {
    const seen = new Set<CertificateStatus>()
    const edge = addDays(now, 3)
    for (const at of [now, new Date(edge.getTime() - 1), edge, addDays(now, 400)]) {
      const rows = await all({}, at)
      for (const status of statuses) {
        const filtered = await all({ status }, at)
        const expected = rows.filter((row) => row.status === status)
        expect(filtered.map((row) => row.id).sort()).toEqual(expected.map((row) => row.id).sort())
        if (expected.length > 0) seen.add(status)
      }
    }
    expect([...seen].sort()).toEqual([...statuses].sort())
  })

  it('agree with what the public page says', async () => {
    const anyone = anyoneContext(laurel.ctx().db, now)
    for (const { publicId, status } of (await all({})).slice(0, 60)) {
      expect(await getPublicCertificate(anyone, publicId)).toMatchObject({ publicId, status })
    }
  })
})

const holds = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase())

/** Every row that the filter lets through, a page at a time. */
async function all(filter: CertificateFilter, at = now) {
  const rows = []
  let before: string | undefined
  do {
    const page = await listCertificates(staff(at), { limit: 200, ...filter, before })
    rows.push(...page.rows)
    before = page.next ?? undefined
  } while (before)
  return rows
}

function staff(at = now): Ctx {
  const memberships = new Map([[issuerId, 'reviewer' as const]])
  const actor = mintActor({
    ...{ kind: 'user', userId: newId(), email: 'staff@example.org', name: null },
    addresses: [],
    ...{ platformAdmin: false, memberships },
  })
  return { ...laurel.ctx(at), actor }
}

/** The plan of the very query that the list asks. */
async function planOf(filter: CertificateFilter) {
  const asked: { query: string; params: unknown[] }[] = []
  await laurel.ctx().db.transaction(async (tx) => {
    const { session } = tx as unknown as {
      session: {
        prepareQuery: (query: { sql: string; params: unknown[] }, ...rest: unknown[]) => unknown
      }
    }
    const prepare = session.prepareQuery.bind(session)
    session.prepareQuery = (query, ...rest) => {
      asked.push({ query: query.sql, params: query.params })
      return prepare(query, ...rest)
    }
    await listCertificates({ ...staff(), db: tx }, { limit: 10, ...filter })
  })
  const [{ query, params } = { query: '', params: [] }] = asked
  const rows = await laurel.sql.unsafe(`explain ${query}`, params as string[])
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

/** An issuer with certificates in every state, many of them issued at the same instant. */
async function fill(slug: string): Promise<string> {
  const { db } = laurel.ctx()
  const desk = await openDesk(laurel.ctx(now), slug)
  await desk.certification('one', { validMonths: 12, renewalDays: 30 })
  await desk.complete({ email: `${slug}-model@example.org`, at: addDays(now, -10) })
  await decideAll(laurel.ctx(now))
  const pick = (i: number) => odd[i % (odd.length * 2)] ?? `Learner ${i}`
  const rows = Array.from({ length: count - 1 }, (_, i) => ({
    ...{ n: i, learner: newId(), completion: newId(), certificate: newId(), public: newPublicId() },
    name: pick(i),
    email: i % 40 === 3 ? `50_50-${i}@example.org` : `${slug}-${i}@example.org`,
    issued: new Date(now.getTime() - Math.floor(i / 40) * 60_000),
    expires: [null, addDays(now, 3), addDays(now, -1), addDays(now, 300)][i % 4],
    revoked: i % 5 === 0,
    suspended: i % 3 === 0 ? 'open' : i % 3 === 1 ? 'lifted' : null,
    supersedes: i % 7 === 0 && i > 0 ? i - 1 : null,
  }))
  // A successor is of the same person.
  for (const row of rows) {
    const old = row.supersedes === null ? undefined : rows[row.supersedes]
    if (old) row.learner = old.learner
  }
  await db.execute(sql`
    with r as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        n int, learner uuid, completion uuid, certificate uuid, public text, name text, email text,
        issued timestamptz, expires timestamptz, revoked boolean, suspended text, supersedes int)
    ), model as (
      select * from certificates where issuer_id = ${desk.issuerId}
    ), l as (
      insert into learners (id, issuer_id, email, name)
      select learner, ${desk.issuerId}, email, name from r where supersedes is null
    ), d as (
      insert into completions (id, issuer_id, learner_id, course_id, completed_at, source)
      select completion, ${desk.issuerId}, learner, ${desk.courseId},
        '2025-01-01'::timestamptz + n * interval '1 minute', 'lms' from r
    ), c as (
      insert into certificates
      select r.certificate, r.public, m.issuer_id, r.learner, m.certification_id,
        m.certification_version_id, r.completion, m.batch_id, case when old.n is null then 1 else 2 end, r.name, null, '2025-01-01',
        r.expires, r.issued, old.certificate
      from r cross join model m left join r old on old.n = r.supersedes
    ), v as (
      insert into revocations select certificate, 'other', 'Why', null, issued from r where revoked
    )
    insert into suspensions
    select gen_random_uuid(), certificate, 'Why', null, issued, null,
      case suspended when 'lifted' then issued end
    from r where suspended is not null`)
  await db.execute(sql`analyze`)
  return desk.issuerId
}
