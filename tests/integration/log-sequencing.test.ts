import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { recordLeaves } from '@/lib/awards/log/record-leaves'
import { sequenceLog } from '@/lib/awards/log/sequence-log'
import { verifyLog } from '@/lib/awards/log/verify-log'
import { newId } from '@/lib/platform/ids/ids'
import { leafHash } from '@/lib/proof/transparency/hashes'
import { useLogDesk } from '@/tests/support/log-desk'
import { naiveRoot } from '@/tests/support/transparency'

const desk = useLogDesk()

it('says nothing of an empty log', async () => {
  expect(await sequenceLog(desk.ctx())).toEqual({ sequenced: 0, more: false })
  expect(await verifyLog(desk.ctx())).toMatchObject({ bad: null, counts: { leaves: 0 } })
})

it('places leaves in the order they were recorded, whatever the batches, as the naive tree has them', async () => {
  const [issued] = [await desk.issue(300, new Date('2026-11-01T09:00:00Z'))]
  await desk.revoke(issued[0] as (typeof issued)[0], new Date('2026-11-01T09:00:01Z'))
  await desk.issue(7, new Date('2026-11-01T09:00:02Z'))
  expect(await sequenceLog(desk.ctx(), { limit: 10 })).toEqual({ sequenced: 10, more: true })
  await desk.sequenceAll(170)
  await wholeAndInOrder(309)
  const [last] = await desk.sql`select recorded_at::text as at from log_leaves where position = 308`
  expect(last?.at).toBe('2026-11-01 09:00:02+00')
  const report = await verifyLog(desk.ctx())
  expect(report.bad).toBeNull()
  expect(report.counts).toMatchObject({ leaves: 309, credentials: 307, waiting: 0, tiles: 3 })
})

it('keeps the newest checkpoint in storage, and makes up for a copy that failed', async () => {
  const kept = async () => {
    const [key] = await desk.sql`
      select encode(sha256(decode(public_key, 'base64')), 'hex') as hash from log_keys`
    const file = join(desk.folder, 'files/log', `checkpoint-${String(key?.hash).slice(0, 16)}`)
    return { file, note: await readFile(file, 'utf8') }
  }
  const newest = async () =>
    String((await desk.sql`select note from log_checkpoints order by size desc limit 1`)[0]?.note)
  expect((await kept()).note).toBe(await newest())
  await desk.issue(1)
  const { storage } = await import('@/lib/platform/storage/storage')
  const { put } = storage()
  storage().put = () => Promise.reject(new Error('the store is away'))
  await expect(sequenceLog(desk.ctx())).rejects.toThrow('the store is away')
  storage().put = put
  expect((await kept()).note).not.toBe(await newest())
  expect((await verifyLog(desk.ctx())).bad).toBeNull()
  expect(await sequenceLog(desk.ctx())).toEqual({ sequenced: 0, more: false })
  expect((await kept()).note).toBe(await newest())
})

it('lets one sequencer at a time, while many write and some commit late', async () => {
  const writers = Array.from({ length: 12 }, async (_, writer) => {
    for (let n = 0; n < 5; n++) {
      await desk.db.transaction(async (tx) => {
        const leaf = { kind: 'issued', issuerId: desk.issuerId, subjectId: newId() } as const
        const payload = { kind: 'issued', writer, n }
        await recordLeaves(
          tx,
          [
            { ...leaf, payload },
            { ...leaf, payload },
          ],
          new Date(),
        )
        await sleep((writer * 7 + n * 13) % 40)
      })
    }
  })
  const done = Promise.all(writers)
  let running = true
  void done.then(() => {
    running = false
  })
  const sequencers = Array.from({ length: 4 }, async () => {
    while (running) {
      await sequenceLog(desk.ctx(), { limit: 17 })
      await sleep(2)
    }
  })
  await Promise.all([done, ...sequencers])
  await desk.sequenceAll()
  await wholeAndInOrder(430)
})

it('returns at once where another sequences', async () => {
  await desk.loose(3)
  await desk.db.transaction(async (tx) => {
    await tx.execute(`select pg_advisory_xact_lock(hashtext('laurel.log-sequencer'))`)
    expect(await sequenceLog(desk.ctx())).toEqual({ sequenced: 0, more: false })
  })
  expect(await sequenceLog(desk.ctx())).toEqual({ sequenced: 3, more: false })
})

it('makes one key, however many begin at once, and never lets time run backwards', async () => {
  const [keys] = await desk.sql`select count(*)::int as count from log_keys`
  expect(keys?.count).toBe(1)
  await desk.loose(1)
  await sequenceLog(desk.ctx(new Date('2040-01-01T00:00:00Z')))
  await desk.loose(1)
  await sequenceLog(desk.ctx(new Date('2039-01-01T00:00:00Z')))
  const rows = await desk.sql`
    select created_at = '2040-01-01Z' as still from log_checkpoints order by size desc limit 2`
  expect(rows.map((row) => row.still)).toEqual([true, true])
})

it('signs nothing over tiles that are not those of its checkpoint, nor a fork of what storage has', async () => {
  await desk.loose(1)
  await desk.tampered(async (tx) => {
    await tx.execute(`update log_tiles set hashes = set_byte(hashes, 5, get_byte(hashes, 5) # 1)
      where (level, number) = (select level, number from log_tiles where level = 0 order by number desc limit 1)`)
    await expect(sequenceLog({ ...desk.ctx(), db: tx })).rejects.toThrow('Nothing more is signed')
  })
  const [before] = await desk.sql`select max(size)::int as size from log_checkpoints`
  const size = Number(before?.size)
  await sequenceLog(desk.ctx())
  // The database as it was before the last leaf: an older copy, put back.
  await desk.tampered(async (tx) => {
    await tx.execute(`delete from log_checkpoints where size > ${size}`)
    await tx.execute(`update log_leaves set position = null where position >= ${size}`)
    await tx.execute(`update log_tiles set hashes = substr(hashes, 1, ${(size % 256) * 32})
      where level = 0 and number = ${Math.floor(size / 256)}`)
    await expect(sequenceLog({ ...desk.ctx(), db: tx })).rejects.toThrow(
      'does not go on from there',
    )
  })
})

it('places thousands of leaves at once, over many tiles', async () => {
  for (let n = 0; n < 10; n++) await desk.loose(500)
  const [before] = await desk.sql`select max(size)::int as size from log_checkpoints`
  expect(await sequenceLog(desk.ctx())).toMatchObject({ more: false })
  await wholeAndInOrder(Number(before?.size) + 5000)
  const [after] = await desk.sql`select count(*)::int as count from log_checkpoints
    where size > ${Number(before?.size)}`
  expect(after?.count).toBe(1)
})

/** Positions 0 to the last without a gap, and the root of the naive tree under the newest checkpoint. */
async function wholeAndInOrder(count: number) {
  const rows = await desk.sql`
    select position::int, commitment, recorded_at from log_leaves
    where position is not null order by position`
  expect(rows.map((row) => row.position)).toEqual(Array.from({ length: count }, (_, i) => i))
  const leaves = rows.map((row) => leafHash(Buffer.from(String(row.commitment), 'hex')))
  const [newest] = await desk.sql`
    select size::int, root_hash from log_checkpoints order by size desc limit 1`
  expect(newest).toEqual({
    size: count,
    root_hash: Buffer.from(naiveRoot(leaves)).toString('hex'),
  })
}
