import { expect, it } from 'vitest'
import { recordCompletion } from '@/lib/awards/learning/record-completion'
import { recordCompletions } from '@/lib/awards/learning/record-completions'
import { addDays } from '@/lib/platform/clock/dates'
import { openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const now = new Date('2026-10-01T09:00:00Z')
const at = addDays(now, -1)

it('knows people by their address in any case, and keeps the first spelling of their name', async () => {
  const { issuerId, courseId } = await openDesk(laurel.ctx(now), 'spelling')
  const record = (email: string, name: string, completedAt: Date) =>
    recordCompletions(laurel.ctx(now), {
      ...{ issuerId, source: 'lms', rows: [{ email, name, courseId, completedAt }] },
    })
  const [first] = await record('Zoe@Example.org', 'Zoë O’Hara', at)
  const [second] = await record('zoe@example.ORG', 'ZOE OHARA', now)
  const [again] = await record('ZOE@example.org', 'Z.', at)
  expect(first?.isNew && second?.isNew).toBe(true)
  expect(again).toEqual({ completionId: first?.completionId, isNew: false })
  const people = await laurel.sql`select email, name from learners where issuer_id = ${issuerId}`
  expect(people).toEqual([{ email: 'Zoe@Example.org', name: 'Zoë O’Hara' }])
})

it('takes the same row twice in one file as one completion, and answers in the rows’ order', async () => {
  const { issuerId, courseId } = await openDesk(laurel.ctx(now), 'same')
  const row = { email: 'b@example.org', name: 'B', courseId, completedAt: at }
  const recorded = await recordCompletions(laurel.ctx(now), {
    ...{ issuerId, source: 'import' },
    rows: [row, { ...row, email: 'a@example.org', name: 'A' }, { ...row, email: 'B@example.org' }],
  })
  expect(recorded.map((one) => one.isNew)).toEqual([true, true, false])
  expect(recorded[2]?.completionId).toBe(recorded[0]?.completionId)
  const rows = await laurel.sql`
    select l.email, c.id from completions c join learners l on l.id = c.learner_id
    where c.issuer_id = ${issuerId} order by l.email`
  expect(rows).toEqual([
    { email: 'a@example.org', id: recorded[1]?.completionId },
    { email: 'b@example.org', id: recorded[0]?.completionId },
  ])
  const [fact] = await laurel.sql`
    select data->'subjectIds' as ids from outbox
    where name = 'completion/recorded' and data->>'issuerId' = ${issuerId}`
  expect([...(fact?.ids ?? [])].sort()).toEqual(rows.map((one) => one.id).sort())
})

it('takes 500 rows at once, and none of them a second time', async () => {
  const { issuerId, courseId } = await openDesk(laurel.ctx(now), 'many')
  const rows = Array.from({ length: 500 }, (_, i) => ({
    ...{
      email: `many-${i}@example.org`,
      name: `Many ${i}`,
      courseId,
      completedAt: at,
      score: i / 5,
    },
  }))
  const input = { issuerId, source: 'import' as const, rows }
  const first = await recordCompletions(laurel.ctx(now), input)
  const facts = () => laurel.sql`
    select jsonb_array_length(data->'subjectIds') as n from outbox
    where name = 'completion/recorded' and data->>'issuerId' = ${issuerId}`
  expect(first.filter((one) => one.isNew)).toHaveLength(500)
  const second = await recordCompletions(laurel.ctx(now), input)
  expect(second).toEqual(first.map((one) => ({ ...one, isNew: false })))
  expect(await facts()).toEqual([{ n: 500 }])
  const scores = await laurel.sql`
    select score::float8 as score from completions c join learners l on l.id = c.learner_id
    where c.issuer_id = ${issuerId} order by score`
  expect(scores.map((row) => row.score)).toEqual(rows.map((row) => row.score))
})

it.each(['new', 'known'])(
  'two files of the same %s people, in other orders, both go through',
  async (people) => {
    const { issuerId, courseId, course } = await openDesk(laurel.ctx(now), `overlap-${people}`)
    const other = await course('c-2')
    await slowDown()
    for (let round = 0; round < 3; round++) {
      const rows = Array.from({ length: 20 }, (_, i) => ({
        ...{ email: `${round}-${i}@example.org`, name: `Name ${i}`, courseId, completedAt: at },
      }))
      const record = (given: typeof rows) =>
        recordCompletions(laurel.ctx(now), { issuerId, source: 'import', rows: given })
      if (people === 'known') await record(rows.map((row) => ({ ...row, courseId: other })))
      const both = await Promise.all([record(rows), record(rows.toReversed())])
      expect(both.flat().filter((one) => one.isNew)).toHaveLength(20)
      expect(new Set(both.flat().map((one) => one.completionId)).size).toBe(20)
    }
  },
)

it('keeps a score to two decimals, cut and never rounded up', async () => {
  const { issuerId, courseId } = await openDesk(laurel.ctx(now), 'scores')
  const scores = [59.999, 59.995, 87.55, 0.29, 100, 33.333333, 0]
  await recordCompletions(laurel.ctx(now), {
    ...{ issuerId, source: 'lms' },
    rows: scores.map((score, i) => ({
      ...{ email: 's@example.org', name: 'S', courseId, score, completedAt: addDays(at, -i) },
    })),
  })
  const kept = await laurel.sql`
    select score::text from completions where issuer_id = ${issuerId} order by completed_at desc`
  expect(kept.map((row) => row.score)).toEqual([
    ...['59.99', '59.99', '87.55', '0.29', '100.00', '33.33', '0.00'],
  ])
})

it('by hand refuses a day that cannot be', async () => {
  const { courseId } = await openDesk(laurel.ctx(now), 'hand')
  const record = (completedAt: Date) =>
    recordCompletion(laurel.ctx(now), { courseId, email: 'h@example.org', name: 'H', completedAt })
  await expect(record(new Date(now.getTime() + 1))).rejects.toMatchObject({ status: 400 })
  await expect(record(new Date('0001-01-01'))).rejects.toThrow('completions.before1900')
  expect(await record(now)).toMatchObject({ isNew: true })
})

/** Gives two transactions time to meet in the middle, in each table that they write. */
async function slowDown() {
  await laurel.sql.unsafe(`
    create or replace function doze() returns trigger language plpgsql as
      $$ begin perform pg_sleep(0.003); return new; end $$`)
  for (const table of ['learners', 'enrolments', 'completions']) {
    await laurel.sql.unsafe(`
      create or replace trigger doze before insert on ${table} for each row execute function doze()`)
  }
}
