import { describe, expect, it } from 'vitest'
import { issueChunk } from '@/lib/awards/certificates/issue-chunk'
import { openBatch } from '@/lib/awards/certificates/open-batch'
import { revokeCertificate } from '@/lib/awards/certificates/revoke'
import { loadCredentialKey } from '@/lib/awards/credentials/load-credential-key'
import { addDays } from '@/lib/platform/clock/dates'
import { newId, newPublicId } from '@/lib/platform/ids/ids'
import { english } from '@/lib/platform/language/english'
import { decideAll, issueBatch, openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const daysAgo = (days: number) => addDays(now, -days)
const open = (slug: string) => openDesk(laurel.ctx(now), slug)
const newBatch = async (issuerId: string, subjectIds: string[], at = now) => {
  const cause = newId()
  const ctx = laurel.ctx(at)
  await openBatch(ctx, { issuerId, cause, trigger: 'completion/recorded', subjectIds })
  const [batch] = await laurel.sql`select id from batches where cause = ${cause}`
  return batch?.id as string
}

describe('a chunk', () => {
  it.each([
    ...['certificates', 'holdings', 'batch_items', 'batches', 'review_items'],
    ...['events', 'audit_log', 'outbox', 'graphile_worker._private_jobs'],
  ])('is issued whole or not at all: %s fails', async (table) => {
    const desk = await open(`atomic-${table.replace(/\W|_/g, '')}`)
    await desk.certification('basic')
    const completions = await desk.complete(
      { email: 'a@example.org', at: daysAgo(1) },
      { email: 'b@example.org', at: daysAgo(2), name: 'សុខ វណ្ណា' },
      { email: 'c@example.org', at: daysAgo(3), score: 10 },
    )
    const batchId = await newBatch(desk.issuerId, completions)
    const { issuerId } = desk
    // A key that is made stays, whatever becomes of the batch.
    await loadCredentialKey(laurel.ctx(now), { issuerId, algorithm: 'ed25519' })
    const before = await everything()
    await failingAt(table, async () => {
      const failing = issueChunk(laurel.ctx(now), { batchId })
      await expect(failing).rejects.toHaveProperty('cause.code', 'P0001')
    })
    expect(await everything()).toEqual(before)

    expect(await issueChunk(laurel.ctx(now), { batchId })).toEqual({ issued: 1, remaining: 0 })
    const items = await laurel.sql`
      select state, code from batch_items where batch_id = ${batchId} order by state`
    expect(items).toEqual([
      { state: 'issued', code: null },
      { state: 'refused', code: 'below-pass-mark' },
      { state: 'waiting', code: 'unsupported-script' },
    ])
  })

  it('takes its items up in portions, each once', async () => {
    const desk = await open('portions')
    await desk.certification('basic')
    const people = Array.from({ length: 5 }, (_, i) => ({
      email: `${i}@example.org`,
      at: daysAgo(1),
    }))
    const batchId = await newBatch(desk.issuerId, await desk.complete(...people))
    const ctx = laurel.ctx(now)
    const portions = [2, 2, 2, 2].map(() => () => issueChunk(ctx, { batchId, limit: 2 }))
    const done = []
    for (const portion of portions) done.push(await portion())
    expect(done).toEqual([
      { issued: 2, remaining: 3 },
      { issued: 2, remaining: 1 },
      { issued: 1, remaining: 0 },
      { issued: 0, remaining: 0 },
    ])
  })
})

describe('one certificate each', () => {
  it('however many batches ask at once', async () => {
    const desk = await open('races')
    await desk.certification('basic')
    for (let round = 0; round < 20; round++) {
      const emails = [1, 2, 3].map((n) => `race-${round}-${n}@example.org`)
      const at = daysAgo(round + 1)
      const one = await desk.complete(...emails.map((email) => ({ email, at })))
      // In every other round the second batch has completions of its own to go by.
      const later = emails.map((email) => ({ email, at: addDays(at, 0.5) }))
      const two = round % 2 === 0 ? one : await desk.complete(...later)
      const batches = await Promise.all([one, two].map((ids) => newBatch(desk.issuerId, ids)))
      const done = await Promise.all(
        batches.map((batchId) => issueChunk(laurel.ctx(now), { batchId })),
      )
      expect(done.reduce((sum, { issued }) => sum + issued, 0)).toBe(3)
    }
    const [count] = await laurel.sql`
      select count(*)::int as certificates, count(distinct learner_id)::int as learners,
        (select count(*)::int from holdings h join certificates c on c.id = h.certificate_id
          where c.issuer_id = ${desk.issuerId}) as holdings
      from certificates where issuer_id = ${desk.issuerId}`
    expect(count).toEqual({ certificates: 60, learners: 60, holdings: 60 })
  })

  it('also when a renewal commits while another batch decides on a newer completion', async () => {
    const desk = await open('renewal-race')
    await desk.certification('yearly', { validMonths: 12, renewalDays: 90 })
    const email = 'racer@example.org'
    await desk.complete({ email, at: daysAgo(330) })
    await decideAll(laurel.ctx(now))

    const renewing = await newBatch(desk.issuerId, await desk.complete({ email, at: daysAgo(5) }))
    let rival: Promise<unknown> | undefined
    await laurel.ctx(now).db.transaction(async (tx) => {
      await issueChunk({ ...laurel.ctx(now), db: tx }, { batchId: renewing })
      const newer = await desk.complete({ email, at: daysAgo(2) })
      const batchId = await newBatch(desk.issuerId, newer)
      rival = issueChunk(laurel.ctx(now), { batchId })
      await waitForLock()
    })
    await rival
    const held = await laurel.sql`
      select h.cycle from holdings h join learners l on l.id = h.learner_id where l.email = ${email}`
    expect(held).toEqual([{ cycle: 2 }])
    expect((await desk.certificatesOf(email)).map((row) => row.cycle)).toEqual([1, 2])
  })

  it('also when somebody who asks for no lock was first: the holding’s key decides', async () => {
    const desk = await open('key')
    await desk.certification('basic')
    const email = 'key@example.org'
    const [taken, asked] = await desk.complete({ email, at: daysAgo(9) }, { email, at: daysAgo(2) })
    const batchId = await newBatch(desk.issuerId, [asked as string])
    const other = await newBatch(desk.issuerId, [taken as string])
    let chunk: Promise<{ issued: number }> | undefined
    await laurel.sql.begin(async (tx) => {
      const id = newId()
      await tx`
        insert into certificates
        select ${id}, ${newPublicId()}, c.issuer_id, c.learner_id, v.certification_id, v.id, c.id,
          ${other}, 1, 'Kim Doe', 80, c.completed_at, null, now()
        from completions c join certification_versions v on v.issuer_id = c.issuer_id
        where c.id = ${taken as string}`
      await tx`
        insert into holdings (holder_id, learner_id, certification_id, cycle, certificate_id)
        select learner_id, learner_id, certification_id, cycle, id from certificates where id = ${id}`
      chunk = issueChunk(laurel.ctx(now), { batchId })
      await waitForLock()
    })
    expect(await chunk).toEqual({ issued: 0, remaining: 0 })
    const items = await laurel.sql`select state, code from batch_items where batch_id = ${batchId}`
    expect(items).toEqual([{ state: 'refused', code: 'already-held' }])
    expect(await desk.certificatesOf(email)).toHaveLength(1)
  })

  it('when one fact opens its batch twice, also at once', async () => {
    const desk = await open('cause')
    await desk.certification('basic')
    const subjectIds = await desk.complete({ email: 'twice@example.org', at: daysAgo(1) })
    const cause = newId()
    const ask = () =>
      openBatch(laurel.ctx(now), {
        ...{ issuerId: desk.issuerId, cause, trigger: 'completion/recorded', subjectIds },
      })
    await Promise.all([ask(), ask()])
    await ask()
    const [opened] = await laurel.sql`
      select (select count(*)::int from batches where cause = ${cause}) as batches,
        (select count(*)::int from batch_items i join batches b on b.id = i.batch_id
          where b.cause = ${cause}) as items,
        (select count(*)::int from outbox o join batches b on b.id::text = o.data->'subjectIds'->>0
          where o.name = 'batch/opened' and b.cause = ${cause}) as told`
    expect(opened).toEqual({ batches: 1, items: 1, told: 1 })
  })
})

describe('after a revocation', () => {
  it('the same completion awards nothing, and a new one waits for a person', async () => {
    const desk = await open('revoked')
    await desk.certification('basic')
    const email = 'revoked@example.org'
    const first = await desk.complete({ email, at: daysAgo(9) })
    await decideAll(laurel.ctx(now))
    const [certificate] = await desk.certificatesOf(email)
    await revokeCertificate(laurel.ctx(now), {
      ...{ certificateId: certificate?.id as string, reasonClass: 'misconduct', reason: 'Copied.' },
    })

    await issueBatch(laurel.ctx(now), await newBatch(desk.issuerId, first))
    await desk.complete({ email, at: daysAgo(1) })
    await decideAll(laurel.ctx(now))
    const outcomes = await laurel.sql`
      select i.state, i.code from batch_items i join learners l on l.id = i.learner_id
      join batches b on b.id = i.batch_id where l.email = ${email} order by b.id`
    expect(outcomes).toEqual([
      { state: 'issued', code: null },
      { state: 'refused', code: 'already-awarded' },
      { state: 'waiting', code: 'revoked-before' },
    ])
    const waiting = await laurel.sql`
      select r.code from review_items r join learners l on l.id = r.learner_id
      where l.email = ${email} and resolved_at is null`
    expect(waiting).toEqual([{ code: 'revoked-before' }])
    expect(await desk.certificatesOf(email)).toHaveLength(1)
  })

  it('a second one, or one of a certificate that was replaced, is a conflict', async () => {
    const desk = await open('conflicts')
    await desk.certification('yearly', { validMonths: 12, renewalDays: 90 })
    const email = 'conflict@example.org'
    await desk.complete({ email, at: daysAgo(330) })
    await decideAll(laurel.ctx(now))
    await desk.complete({ email, at: daysAgo(3) })
    await decideAll(laurel.ctx(now))
    const [old, current] = await desk.certificatesOf(email)
    const revoke = (certificateId = '') =>
      revokeCertificate(laurel.ctx(now), { certificateId, reasonClass: 'other', reason: 'Why.' })
    await expect(revoke(old?.id)).rejects.toHaveProperty('code', 'conflict')
    const both = await Promise.allSettled([revoke(current?.id), revoke(current?.id)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(revoke(current?.id)).rejects.toHaveProperty('code', 'conflict')
    const rows = await laurel.sql`
      select c.cycle from revocations r join certificates c on c.id = r.certificate_id
      where c.issuer_id = ${desk.issuerId}`
    expect(rows).toEqual([{ cycle: 2 }])
  })
})

describe('requirements', () => {
  it.each(['first', 'second'])(
    'one certification after another: the %s course comes first',
    async (order) => {
      const desk = await open(`chain-${order}`)
      const first = await desk.certification('first')
      const courseId = await desk.course('c-2')
      await desk.certification('second', {
        requirements: [
          { kind: 'course', courseId, passMark: 60 },
          { kind: 'certification', certificationId: first },
        ],
      })
      const email = `${order}@example.org`
      const rows = [
        { email, at: daysAgo(8) },
        { email, at: daysAgo(4), courseId },
      ]
      for (const row of order === 'first' ? rows : rows.toReversed()) {
        await desk.complete(row)
        await decideAll(laurel.ctx(now))
      }
      const certificates = await desk.certificatesOf(email)
      expect(certificates.map((row) => row.awardedAt)).toEqual([daysAgo(8), daysAgo(4)])
      const refused = await laurel.sql`
      select i.code from batch_items i join batches b on b.id = i.batch_id
      where b.issuer_id = ${desk.issuerId} and i.state = 'refused'`
      expect(refused).toEqual(order === 'first' ? [] : [{ code: 'needs-certification' }])
    },
  )

  it('an unpaid fee, a score below the pass mark and a past expiry refuse, with the reason', async () => {
    const desk = await open('refusals')
    const [free, fee] = [await desk.course('free'), await desk.course('fee')]
    await desk.certification('basic')
    const asks = (courseId: string) => ({ kind: 'course' as const, courseId, passMark: 60 })
    await desk.certification('short', { validMonths: 1, requirements: [asks(free)] })
    await desk.certification('paid', {
      requirements: [asks(fee), { kind: 'fee', amount: 4900, currency: 'EUR' }],
    })
    await desk.complete(
      { email: 'low@example.org', at: daysAgo(1), score: 59.999 },
      { email: 'late@example.org', at: daysAgo(40), courseId: free },
      { email: 'unpaid@example.org', at: daysAgo(1), courseId: fee },
    )
    await decideAll(laurel.ctx(now))
    const refused = await laurel.sql`
      select l.email, i.code, i.reason from batch_items i join learners l on l.id = i.learner_id
      where l.issuer_id = ${desk.issuerId} and i.state = 'refused' order by l.email`
    expect(refused.map((row) => ({ ...row, reason: english(row.reason) }))).toEqual([
      {
        ...{ email: 'late@example.org', code: 'expired-already' },
        reason: 'It would have expired on 22 Sep 2026.',
      },
      {
        ...{ email: 'low@example.org', code: 'below-pass-mark' },
        reason: 'c-1 was scored 59.99; the pass mark is 60.',
      },
      {
        ...{ email: 'unpaid@example.org', code: 'fee-unpaid' },
        reason: 'The fee of €49.00 has not been paid.',
      },
    ])
  })

  it('a batch of one issuer never takes up the completions of another', async () => {
    const [mine, theirs] = [await open('mine'), await open('theirs')]
    await theirs.certification('basic')
    const completions = await theirs.complete({
      email: 'own@example.org',
      at: daysAgo(1),
      name: 'يوسف',
    })
    const batchId = await newBatch(mine.issuerId, completions)
    const [batch] = await laurel.sql`select total from batches where id = ${batchId}`
    expect(batch).toEqual({ total: 0 })
  })
})

/** Has every write to a table fail while `work` runs. */
async function failingAt(table: string, work: () => Promise<void>) {
  await laurel.sql.unsafe(`
    create or replace function fail() returns trigger language plpgsql as
      $$ begin raise exception 'cut off'; end $$;
    create trigger cut_off after insert or update on ${table} for each row execute function fail()`)
  try {
    await work()
  } finally {
    await laurel.sql.unsafe(`drop trigger cut_off on ${table}`)
  }
}

/** All that issuing writes, as one text a table. */
async function everything() {
  const tables = [
    ...['certificates', 'holdings', 'batches', 'batch_items', 'review_items'],
    ...['events', 'audit_log', 'outbox', 'graphile_worker._private_jobs'],
  ]
  const rows = await laurel.sql.unsafe(
    tables
      .map(
        (t) => `select '${t}' as name, md5(string_agg(t::text, ' ' order by t::text)) from ${t} t`,
      )
      .join(' union all '),
  )
  return Object.fromEntries(rows.map((row) => [row.name, row.md5]))
}

/** Waits until somebody in this database waits for a lock. */
async function waitForLock() {
  for (let tries = 0; tries < 400; tries++) {
    const [row] = await laurel.sql`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    if (row?.waiting) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('nobody waits')
}
