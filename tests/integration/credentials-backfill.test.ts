import { expect, it } from 'vitest'
import { findUnsigned } from '@/lib/awards/credentials/find-unsigned'
import { recordCompletions } from '@/lib/awards/learning/record-completions'
import { verify } from '@/lib/awards/verification/verify'
import { addDays } from '@/lib/platform/clock/dates'
import { storage } from '@/lib/platform/storage/storage'
import { openDesk } from '@/tests/support/awards-desk'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ jobs: true, story: false })

/** As before there were credentials: certificates and documents stand, nothing is signed. */
async function forgetCredentials() {
  await laurel.sql`set session_replication_role = replica`
  await laurel.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    for (const table of ['credentials', 'status_entries', 'status_lists', 'log_leaves']) {
      await tx`delete from ${tx(table)}`
    }
    for (const table of ['log_tiles', 'log_checkpoints', 'credential_keys']) {
      await tx`delete from ${tx(table)}`
    }
    await tx`update artefacts set credential_version = 0`
  })
  await laurel.sql`set session_replication_role = origin`
  for await (const { key } of storage().list('log/')) await storage().delete(key)
}

it('what was issued before there were credentials is signed by a job, and its documents drawn anew', async () => {
  const now = new Date()
  const desk = await openDesk(laurel.ctx(now), 'earlier')
  await desk.certification('one')
  await recordCompletions(laurel.ctx(now), {
    ...{ issuerId: desk.issuerId, source: 'lms' },
    rows: Array.from({ length: 260 }, (_, i) => ({
      ...{
        email: `earlier-${i}@example.org`,
        name: `Kim ${i}`,
        courseId: desk.courseId,
        score: 80,
      },
      completedAt: addDays(now, -1),
    })),
  })
  await laurel.settled()
  await forgetCredentials()
  const count = async () => {
    const [row] = await laurel.sql`
      select (select count(*)::int from certificates) as certificates,
        (select count(*)::int from credentials where version = 1) as credentials,
        (select count(distinct (list_id, position))::int from status_entries) as places,
        (select count(*)::int from log_leaves where kind = 'issued') as leaves,
        (select count(*)::int from artefacts where version = 2 and credential_version = 1) as newer,
        (select count(*)::int from artefacts) as files`
    return row
  }
  expect(await count()).toEqual({
    ...{ certificates: 260, credentials: 0, places: 0, leaves: 0, newer: 0, files: 260 },
  })

  expect(await findUnsigned(laurel.ctx())).toBe(1)
  await laurel.settled()
  expect(await count()).toEqual({
    ...{ certificates: 260, credentials: 260, places: 260, leaves: 260, newer: 260, files: 520 },
  })
  const [told] = await laurel.sql`
    select count(*)::int as told from notifications where type = 'issued'`
  expect(told?.told).toBe(260)
  const [newest] = await laurel.sql`
    select c.public_id, a.storage_key from artefacts a join certificates c on c.id = a.certificate_id
    where a.version = 2 limit 1`
  const pdf = Buffer.from((await storage().get(newest?.storage_key)) ?? [])
  expect(pdf.includes('credential.json')).toBe(true)
  expect((await verify(laurel.ctx(), { id: newest?.public_id })).verdict).toBe('valid')
  // Asked again, there is nothing to do.
  expect(await findUnsigned(laurel.ctx())).toBe(0)
}, 120_000)
