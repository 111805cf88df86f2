import { expect, it } from 'vitest'
import { issuers } from '@/db/schema'
import { anyoneContext } from '@/lib/platform/access/context'
import type { Fact } from '@/lib/platform/events/catalogue'
import { change } from '@/lib/platform/events/change'
import { prepareHistory } from '@/lib/platform/events/prepare-history'
import { newId } from '@/lib/platform/ids/ids'
import { openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const fact = (subjectIds: string[]): Fact => ({
  ...{ name: 'certificate/revoked', issuerId: newId(), subjectIds },
  data: { reasonClass: 'other' },
})

it('writes event, audit, outbox row and job once each, with the change', async () => {
  const before = await counts()
  const subjectIds = [newId(), newId()]
  const row = { id: newId(), slug: 'kept', name: 'Kept' }
  await change(laurel.ctx(now), async (tx, record) => {
    await tx.insert(issuers).values(row)
    await record(fact(subjectIds))
  })
  expect(await since(before)).toEqual({ events: 2, audit_log: 1, outbox: 1, jobs: 1, issuers: 1 })
  const [event] = await laurel.sql`
    select name, data, occurred_at = ${now.toISOString()} as now from events where subject_id = ${subjectIds[0] as string}`
  expect(event).toEqual({
    ...{ name: 'certificate/revoked', data: { reasonClass: 'other' }, now: true },
  })
  const [job] = await laurel.sql`
    select j.payload->>'id' as id, o.id as row, o.sent_at = ${now.toISOString()} as sent, j.payload->'data' = o.data as same
    from (select payload::jsonb from graphile_worker._private_jobs order by id desc limit 1) j,
      (select * from outbox order by id desc limit 1) o`
  expect(job).toEqual({ id: job?.row, row: job?.row, sent: true, same: true })
})

it('keeps a fact that wakes no job out of the outbox', async () => {
  const before = await counts()
  const desk = await openDesk(laurel.ctx(now), 'quiet')
  const written = await since(before)
  expect(written.events).toBeGreaterThan(0)
  expect(written).toMatchObject({ outbox: 0, jobs: 0, issuers: 1 })
  expect(desk.issuerId).toBeDefined()
})

it.each([
  ['the work throws after it has recorded', [newId()], 'cut off'],
  ['a fact has no subject', [], 'certificate/revoked must have 1 to 500 subjects'],
  [
    'a fact has more subjects than a job may be given',
    Array.from({ length: 501 }, () => newId()),
    'certificate/revoked must have 1 to 500 subjects',
  ],
])('rolls all of it back when %s', async (_, subjectIds, message) => {
  const before = await counts()
  const work = change(laurel.ctx(now), async (tx, record) => {
    await tx.insert(issuers).values({ id: newId(), slug: 'gone', name: 'Gone' })
    await record(fact([newId()]), fact(subjectIds))
    throw new Error('cut off')
  })
  await expect(work).rejects.toThrow(message)
  expect(await since(before)).toEqual({ events: 0, audit_log: 0, outbox: 0, jobs: 0, issuers: 0 })
})

it('needs somebody who acts', async () => {
  const ctx = anyoneContext(laurel.ctx(now).db, now)
  const work = change(ctx, (_tx, record) => record(fact([newId()])))
  await expect(work).rejects.toThrow('certificate/revoked needs an actor')
})

it('takes from a fact only what the catalogue knows, and nothing that is not right', async () => {
  const subject = newId()
  const carried = { reasonClass: 'other', name: 'Kim Doe' }
  const odd = Object.assign(fact([subject]), { data: carried })
  await change(laurel.ctx(now), (_tx, record) => record(odd))
  const [event] = await laurel.sql`select data from events where subject_id = ${subject}`
  expect(event?.data).toEqual({ reasonClass: 'other' })
  const wrong = Object.assign(fact([subject]), { data: {} }) as Fact
  await expect(change(laurel.ctx(now), (_tx, record) => record(wrong))).rejects.toThrow()
})

it('forgets what was handed over long ago, and not what still has to be sent', async () => {
  const row = (id: string, days: number | null) => laurel.sql`
    insert into outbox (id, name, data, sent_at)
    values (${id}, 'x', '{}', ${days === null ? null : new Date(now.getTime() - days * 86_400_000)})`
  const [old, young, unsent] = [newId(), newId(), newId()]
  await row(old, 31)
  await row(young, 29)
  await row(unsent, null)
  await prepareHistory(laurel.ctx(now))
  const left = await laurel.sql`select id from outbox where name = 'x' order by id`
  expect(left.map((one) => one.id)).toEqual([young, unsent].sort())
})

const tables = {
  events: 'events',
  audit_log: 'audit_log',
  outbox: 'outbox',
  jobs: 'graphile_worker._private_jobs',
  issuers: 'issuers',
}
type Counts = Record<keyof typeof tables, number>

async function counts(): Promise<Counts> {
  const columns = Object.entries(tables).map(
    ([name, t]) => `(select count(*)::int from ${t}) as ${name}`,
  )
  const [row] = await laurel.sql.unsafe(`select ${columns.join(', ')}`)
  return row as unknown as Counts
}

async function since(before: Counts): Promise<Counts> {
  const after = await counts()
  const names = Object.keys(tables) as (keyof Counts)[]
  return Object.fromEntries(names.map((name) => [name, after[name] - before[name]])) as Counts
}
