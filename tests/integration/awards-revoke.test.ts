import { describe, expect, it } from 'vitest'
import { revokeCertificates } from '@/lib/awards/certificates/revoke'
import { mintActor } from '@/lib/platform/access/actor'
import type { Ctx } from '@/lib/platform/access/context'
import { addDays } from '@/lib/platform/clock/dates'
import { newId } from '@/lib/platform/ids/ids'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const why = { reasonClass: 'issued-in-error', reason: 'Wrong list.' } as const

/** An issuer with `count` certificates; gives their ids, oldest first. */
async function issued(slug: string, count: number) {
  const desk = await openDesk(laurel.ctx(now), slug)
  await desk.certification('one')
  for (let i = 0; i < count; i += 1) {
    await desk.complete({ email: `${slug}-${i}@example.org`, at: addDays(now, -20 + i) })
  }
  await decideAll(laurel.ctx(now))
  const rows = await laurel.sql<{ id: string }[]>`
    select id from certificates where issuer_id = ${desk.issuerId} order by awarded_at`
  expect(rows).toHaveLength(count)
  return { issuerId: desk.issuerId, ids: rows.map(({ id }) => id) }
}

function as(role: 'admin' | 'reviewer', ...issuerIds: string[]): Ctx {
  const memberships = new Map(issuerIds.map((id) => [id, role] as const))
  const actor = mintActor({
    ...{ kind: 'user', userId: newId(), email: 'staff@example.org', name: null },
    addresses: [],
    ...{ platformAdmin: false, memberships },
  })
  return { ...laurel.ctx(now), actor }
}

const revoked = (ids: string[]) =>
  laurel.sql`select certificate_id from revocations where certificate_id in ${laurel.sql(ids)}`

describe('many at once', () => {
  it('are revoked together, with one fact an issuer, and what was revoked before is told', async () => {
    const [one, other] = [await issued('bulk-one', 3), await issued('bulk-other', 1)]
    const ctx = laurel.ctx(now)
    const [first = '', ...rest] = one.ids
    await revokeCertificates(ctx, { certificateIds: [first], ...why })

    const outcomes = await revokeCertificates(ctx, {
      ...{ certificateIds: [...rest, first, ...other.ids, first], ...why },
    })
    expect(outcomes).toEqual([
      ...rest.map((certificateId) => ({ certificateId, outcome: 'revoked' })),
      { certificateId: first, outcome: 'passed-over' },
      { certificateId: other.ids[0], outcome: 'revoked' },
    ])
    const facts = await laurel.sql`
      select issuer_id, subject_ids from audit_log where action = 'certificate/revoked'
      and issuer_id in (${one.issuerId}, ${other.issuerId}) order by id`
    expect(facts).toEqual([
      { issuer_id: one.issuerId, subject_ids: [first] },
      { issuer_id: one.issuerId, subject_ids: expect.arrayContaining(rest) },
      { issuer_id: other.issuerId, subject_ids: other.ids },
    ])
    const held = await laurel.sql`
      select from holdings where certificate_id in ${laurel.sql([...one.ids, ...other.ids])}`
    expect(held).toHaveLength(0)
  })

  it('again change nothing and record nothing', async () => {
    const { ids } = await issued('bulk-again', 2)
    await revokeCertificates(laurel.ctx(now), { certificateIds: ids, ...why })
    const before = await laurel.sql`select count(*) from audit_log`
    const outcomes = await revokeCertificates(laurel.ctx(now), { certificateIds: ids, ...why })
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['passed-over', 'passed-over'])
    expect(await laurel.sql`select count(*) from audit_log`).toEqual(before)
  })

  it('by two people at once are each revoked once', async () => {
    const { ids } = await issued('bulk-race', 6)
    const both = await Promise.all([
      revokeCertificates(laurel.ctx(now), { certificateIds: ids, ...why }),
      revokeCertificates(laurel.ctx(now), { certificateIds: ids.toReversed(), ...why }),
    ])
    const done = both.flat().filter(({ outcome }) => outcome === 'revoked')
    expect(done.map(({ certificateId }) => certificateId).sort()).toEqual(ids.toSorted())
  })
})

describe('one that is out of reach', () => {
  it('of another issuer refuses all, and so does a role that is too low', async () => {
    const [mine, foreign] = [await issued('bulk-mine', 2), await issued('bulk-foreign', 1)]
    const certificateIds = [...mine.ids, ...foreign.ids]
    const asked = (ctx: Ctx) => revokeCertificates(ctx, { certificateIds, ...why })
    await expect(asked(as('admin', mine.issuerId))).rejects.toHaveProperty('status', 404)
    await expect(asked(as('reviewer', mine.issuerId, foreign.issuerId))).rejects.toHaveProperty(
      'status',
      403,
    )
    expect(await revoked(certificateIds)).toHaveLength(0)
  })

  it('because there is none refuses all', async () => {
    const { ids } = await issued('bulk-none', 1)
    const call = revokeCertificates(laurel.ctx(now), {
      ...{ certificateIds: [...ids, newId()], ...why },
    })
    await expect(call).rejects.toHaveProperty('status', 404)
    expect(await revoked(ids)).toHaveLength(0)
  })

  it.each([
    ['none', []],
    ['201', Array.from({ length: 201 }, () => newId())],
    ['no ids', ["' or true --"]],
  ])('%s are refused before the database is asked', async (_, certificateIds) => {
    const call = revokeCertificates(laurel.ctx(now), { certificateIds, ...why })
    await expect(call).rejects.toHaveProperty('name', 'ZodError')
  })
})
