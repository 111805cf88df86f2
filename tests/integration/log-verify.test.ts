import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { verifyLog } from '@/lib/awards/log/verify-log'
import { newId } from '@/lib/platform/ids/ids'
import { useLogDesk } from '@/tests/support/log-desk'
import { tamperWithEach } from '@/tests/support/log-tampering'

const desk = useLogDesk()

it('finds each row that was edited, deleted, reordered or cut off, and names it', async () => {
  const [first, second] = await desk.issue(9)
  await desk.sequenceAll(4)
  if (first) await desk.revoke(first)
  await desk.issue(3)
  if (second) await suspend(second)
  await desk.sequenceAll()
  expect(await verifyLog(desk.ctx())).toMatchObject({
    bad: null,
    counts: { leaves: 15, checkpoints: 4, tiles: 1, credentials: 12, waiting: 0, erased: 0 },
  })
  const { tried, found, misnamed } = await tamperWithEach(desk)
  console.log(`log rows changed, one at a time: ${tried}, found: ${found}`)
  expect(misnamed).toEqual([])
  expect(found).toBe(tried)
  expect(tried).toBeGreaterThan(350)
})

it('finds what the log should tell of, and does not', async () => {
  const keyId = newId()
  const named = async (work: Parameters<typeof desk.tampered>[0]) => {
    let bad: Awaited<ReturnType<typeof verifyLog>>['bad'] = null
    await desk.tampered(async (tx) => {
      await work(tx)
      bad = (await verifyLog({ ...desk.ctx(), db: tx })).bad
    })
    return bad
  }
  const { issuerId } = desk
  expect(
    await named(async (tx) => {
      await tx.execute(sql`
        insert into credential_keys (id, issuer_id, algorithm, public_key, private_key)
        values (${keyId}, ${issuerId}, 'p256', 'zDn', 'MA==')`)
    }),
  ).toMatchObject({ table: 'credential_keys', id: keyId })
  expect(
    await named(async (tx) => {
      await tx.execute(sql`update credential_keys set replaced_at = now(), retired_at = now()`)
    }),
  ).toMatchObject({ table: 'credential_keys', what: 'is not what the log tells of it' })
  expect(
    await named(async (tx) => {
      await tx.execute(sql`update suspensions set lifted_at = suspended_at + interval '1 day'`)
    }),
  ).toMatchObject({ table: 'suspensions' })
  expect(
    await named(async (tx) => {
      await tx.execute(sql`delete from suspensions`)
    }),
  ).toMatchObject({
    table: 'log_leaves',
    what: 'tells of a suspension that is not there',
  })
  // A revocation from before there was a log is counted, and no fault.
  await desk.tampered(async (tx) => {
    await tx.execute(sql`
      insert into revocations select id, 'other', 'x', null, '2020-01-01' from certificates
      where id not in (select certificate_id from revocations) limit 1`)
    const report = await verifyLog({ ...desk.ctx(), db: tx })
    expect(report).toMatchObject({ bad: null, counts: { revocationsBeforeLog: 1 } })
  })
})

it('looks at leaves that wait, too, and lets those be that were erased', async () => {
  const [issued] = await desk.issue(1)
  expect(await verifyLog(desk.ctx())).toMatchObject({ bad: null, counts: { waiting: 1 } })
  await desk.tampered(async (tx) => {
    await tx.execute(sql`update log_leaves set payload = payload || ' ' where position is null`)
    const { bad } = await verifyLog({ ...desk.ctx(), db: tx })
    expect(bad).toMatchObject({ table: 'log_leaves', what: expect.stringContaining('commitment') })
  })
  await desk.tampered(async (tx) => {
    await tx.execute(sql`delete from log_leaves where position is null`)
    const { bad } = await verifyLog({ ...desk.ctx(), db: tx })
    expect(bad).toEqual({
      ...{ table: 'credentials', id: `${issued?.id} version 1`, what: 'is not in the log' },
    })
  })
  await desk.sql`
    update log_leaves set salt = null, payload = null where subject_id = ${String(issued?.id)}`
  await desk.sequenceAll()
  expect(await verifyLog(desk.ctx())).toMatchObject({
    bad: null,
    counts: { erased: 1, waiting: 0 },
  })
})

it('holds the log against a checkpoint that somebody kept', async () => {
  const [kept, older] =
    await desk.sql`select note, size::int from log_checkpoints order by size desc`
  const verify = (note: string) =>
    verifyLog(desk.ctx(), { kept: [{ where: 'file', name: 'kept.txt', note }] })
  expect((await verify(String(kept?.note))).bad).toBeNull()
  expect((await verify(String(older?.note))).bad).toBeNull()
  const bad = { table: 'file', id: 'kept.txt' }
  expect((await verify('nothing of the kind')).bad).toMatchObject(bad)
  expect((await verify(String(kept?.note).replace('time', 'tide'))).bad).toMatchObject(bad)
})

it('finds a file in storage that is no checkpoint of this log', async () => {
  await writeFile(join(desk.folder, 'files/log/checkpoint-0000000000000000'), 'another\n')
  expect((await verifyLog(desk.ctx())).bad).toMatchObject({
    ...{ table: 'storage', id: 'log/checkpoint-0000000000000000' },
  })
})

async function suspend({ id, publicId }: { id: string; publicId: string }) {
  const kind = 'suspended'
  await desk.sql`
    insert into suspensions (id, certificate_id, reason, suspended_at)
    values (${newId()}, ${id}, 'A reason', now())`
  const payload = { kind, certificate: publicId }
  await desk.record([{ kind, issuerId: desk.issuerId, subjectId: id, payload }])
}
