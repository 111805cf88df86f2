import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { renderChunk } from '@/lib/awards/certificates/render-chunk'
import { sweepFiles } from '@/lib/awards/certificates/sweep-files'
import { cancelRedraw } from '@/lib/awards/documents/cancel-redraw'
import { getFile, listFiles } from '@/lib/awards/documents/files'
import { listStale } from '@/lib/awards/documents/list-stale'
import { redrawChosen, redrawIssuer } from '@/lib/awards/documents/redraw'
import { redrawChunk } from '@/lib/awards/documents/redraw-chunk'
import { addDays } from '@/lib/platform/clock/dates'
import { storage } from '@/lib/platform/storage/storage'
import { decideAll, openDesk } from '@/tests/support/awards-desk'
import { startWorker } from '@/tests/support/batch-storm'
import { useLaurel } from '@/tests/support/laurel'

const laurel = useLaurel({ story: false })
const count = 260
let issuerId: string
let ids: string[]

beforeAll(async () => {
  const ctx = laurel.ctx()
  const desk = await openDesk(ctx, 'redraw')
  issuerId = desk.issuerId
  await desk.certification('basic')
  await desk.complete(
    ...Array.from({ length: count }, (_, i) => ({
      ...{ email: `r${i}@example.org`, at: addDays(ctx.now, -2), name: `Åsa Lindqvist ${i}` },
    })),
  )
  await decideAll(ctx)
  const rows = await laurel.sql`select id from certificates order by id`
  ids = rows.map(({ id }) => String(id))
  await renderChunk(ctx, { issuerId, certificateIds: ids })
}, 120_000)

describe('documents of an older renderer', () => {
  it('there are none after a first drawing', async () => {
    expect(await staleNow()).toBe(0)
    await expect(redrawIssuer(laurel.ctx(), { issuerId })).rejects.toMatchObject({ status: 409 })
  })

  it('are found once the renderer has changed, and drawn anew beside the old, told to nobody', async () => {
    await growOld('1')
    expect(await staleNow()).toBe(count)
    const before = await files()
    const chosen = ids.slice(0, 3)
    const [one] = await redrawChosen(laurel.ctx(), { certificateIds: chosen })
    await work(one?.redrawId as string)
    expect(await staleNow()).toBe(count - 3)
    expect(await listFiles(laurel.ctx(), { certificateId: chosen[0] as string })).toMatchObject([
      { version: 2, made: 'current' },
      { version: 1, made: 'older' },
    ])

    const { redrawId } = await redrawIssuer(laurel.ctx(), { issuerId })
    await work(redrawId)
    expect(await staleNow()).toBe(0)
    expect(await files()).toEqual(expect.arrayContaining(before))
    const [run] =
      await laurel.sql`select state, total, drawn, waiting from redraws where id = ${redrawId}`
    expect(run).toEqual({ state: 'done', total: count - 3, drawn: count - 3, waiting: 0 })
    const older = await getFile(laurel.ctx(), { certificateId: chosen[0] as string, version: 1 })
    expect(before).toContainEqual(
      expect.objectContaining({ read: older.revoked || hash(older.bytes) }),
    )
    const [batches] = await laurel.sql`select sum(rendered)::int as rendered from batches`
    expect(batches?.rendered).toBe(count)
    const facts = await laurel.sql`
      select name, count(*)::int from events where name like 'certificate/re%' group by name order by name`
    expect([...facts]).toEqual([
      { name: 'certificate/redrawn', count },
      { name: 'certificate/rendered', count },
    ])
  }, 60_000)

  it('asked for twice at once, one redrawing goes on; other chosen ones wait for it', async () => {
    await growOld('2')
    const ctx = laurel.ctx()
    const certificateIds = ids.slice(0, 2)
    const all = await Promise.all(
      Array.from({ length: 8 }, () => redrawChosen(ctx, { certificateIds })),
    )
    expect(new Set(all.flat().map(({ redrawId }) => redrawId)).size).toBe(1)
    expect(all.flat().filter(({ isNew }) => isNew)).toHaveLength(1)
    await expect(redrawIssuer(ctx, { issuerId })).rejects.toMatchObject({ status: 409 })
    const redrawId = all[0]?.[0]?.redrawId as string
    await cancelRedraw(ctx, { redrawId })
    expect(await redrawChunk(ctx, { redrawId })).toEqual({ more: false })
    expect(await staleNow()).toBe(count)
  })

  it('what cannot be drawn any more keeps its file and waits, and the redrawing ends', async () => {
    const ctx = laurel.ctx()
    const [first, second] = ids as [string, string]
    await laurel.sql.begin(async (tx) => {
      await tx.unsafe('alter table certificates disable trigger certificates_never_change')
      await tx`update certificates set recipient_name = ${'𒀀'.repeat(3)} where id = ${first}`
      await tx.unsafe('alter table certificates enable trigger certificates_never_change')
    })
    const [one] = await redrawChosen(ctx, { certificateIds: [first, second] })
    await work(one?.redrawId as string)
    const [run] = await laurel.sql`select * from redraws where id = ${one?.redrawId as string}`
    expect(run).toMatchObject({ state: 'done', total: 2, drawn: 1, waiting: 1 })
    expect(await staleNow()).toBe(count - 1)
    const [item] =
      await laurel.sql`select certificate_id from review_items where resolved_at is null`
    expect(item?.certificate_id).toBe(first)
  })

  it('kill -9 of the worker again and again: each has one newer file, and no file is without its row', async () => {
    await laurel.sql`delete from review_items`
    await laurel.sql.begin(async (tx) => {
      await tx.unsafe('alter table certificates disable trigger certificates_never_change')
      await tx`update certificates set recipient_name = 'Åsa Lindqvist' where id = ${ids[0] as string}`
      await tx.unsafe('alter table certificates enable trigger certificates_never_change')
    })
    await growOld('3')
    const before = await files()
    // What was recorded so far has been seen to by hand.
    await laurel.sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`
    const { redrawId } = await redrawIssuer(laurel.ctx(), { issuerId })
    for (const moment of [150, 400, 700]) {
      const worker = await startWorker(laurel)
      await sleep(moment)
      worker.kill('SIGKILL')
      await once(worker, 'exit')
    }
    const worker = await startWorker(laurel)
    try {
      await laurel.settled()
    } finally {
      worker.kill('SIGKILL')
    }
    const [run] =
      await laurel.sql`select state, total, drawn, waiting from redraws where id = ${redrawId}`
    expect(run).toEqual({ state: 'done', total: count, drawn: count, waiting: 0 })
    expect(await staleNow()).toBe(0)
    const after = await files()
    expect(after).toEqual(expect.arrayContaining(before))
    expect(after).toHaveLength(before.length + count)
    await sweepFiles(laurel.ctx(addDays(new Date(), 1)))
    const stored: string[] = []
    for await (const { key } of storage().list('certificates/')) stored.push(key)
    expect(stored.sort()).toEqual(after.map(({ key }) => key).sort())
    const [mails] = await laurel.sql`select count(*)::int as count from notifications`
    expect(mails?.count).toBe(0)
  }, 120_000)
})

/** Lets time pass over the renderer: what it has made so far was made by another. */
async function growOld(age: string) {
  await laurel.sql.begin(async (tx) => {
    await tx.unsafe('alter table artefacts disable trigger artefacts_never_change')
    await tx`update artefacts set fingerprint = md5(fingerprint || ${age}) || fingerprint,
      storage_key = replace(storage_key, '.pdf', ${`-${age}.pdf`})`
    await tx.unsafe('alter table artefacts enable trigger artefacts_never_change')
    await tx`update newest_documents n set fingerprint =
      (select fingerprint from artefacts a where a.certificate_id = n.certificate_id and a.version = n.version)`
  })
  const rows = await laurel.sql`select storage_key from artefacts`
  for (const { storage_key: key } of rows) {
    const bytes = await storage().get(String(key).replace(`-${age}.pdf`, '.pdf'))
    if (!bytes) continue
    await storage().put(String(key), bytes, { contentType: 'application/pdf' })
    await storage().delete(String(key).replace(`-${age}.pdf`, '.pdf'))
  }
}

async function staleNow() {
  const [found] = await listStale(laurel.ctx())
  return found?.stale
}

async function work(redrawId: string) {
  for (let more = true; more; ) more = (await redrawChunk(laurel.ctx(), { redrawId })).more
}

/** Each recorded file with what is stored under its key. */
async function files() {
  const rows = await laurel.sql`select id, storage_key, sha256 from artefacts order by id`
  return Promise.all(
    rows.map(async (row) => ({
      ...{ id: row.id, key: String(row.storage_key), sha256: row.sha256 },
      read: hash(await readFile(join(laurel.folder, 'files', String(row.storage_key)))),
    })),
  )
}

function hash(bytes: Uint8Array) {
  return createHash('sha256').update(bytes).digest('hex')
}
