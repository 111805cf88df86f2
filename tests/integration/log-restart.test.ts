import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import { GET as restartedFile } from '@/app/(public)/log/[log]/[...path]/route'
import { GET as checkpoint } from '@/app/(public)/log/checkpoint/route'
import { GET as firstKey } from '@/app/(public)/log/key/route'
import { GET as firstTile } from '@/app/(public)/log/tile/[...path]/route'
import { reservePositions } from '@/lib/awards/credentials/reserve-positions'
import { getConsistency, listFormerLogs, listProofs } from '@/lib/awards/log/queries'
import { restartLog } from '@/lib/awards/log/restart-log'
import { sequenceLog } from '@/lib/awards/log/sequence-log'
import { verifyLog } from '@/lib/awards/log/verify-log'
import { storage } from '@/lib/platform/storage/storage'
import { readCheckpoint } from '@/lib/proof/transparency/checkpoint'
import { leafHash } from '@/lib/proof/transparency/hashes'
import { type NoteVerifier, openNote, readVerifierKey } from '@/lib/proof/transparency/note'
import { verifyConsistency, verifyInclusion } from '@/lib/proof/transparency/verify-proofs'
import { main as restart } from '@/scripts/log-restart'
import { main as verifyCommand } from '@/scripts/log-verify'
import { useLogDesk } from '@/tests/support/log-desk'

const desk = useLogDesk()
const request = new Request('http://localhost/log')

/** What a command says, and how it ends. */
async function run(main: (args: string[]) => Promise<number>, ...args: string[]) {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const code = await main(args)
  const lines = said.mock.calls.map(([line]) => String(line))
  said.mockRestore()
  return { code, lines }
}

/** The rows of all tables as they are, laid by. */
async function backUp(copy: string) {
  await desk.sql.unsafe(`create schema ${copy}`)
  for (const { table, columns } of await tables()) {
    await desk.sql.unsafe(
      `create table ${copy}."${table}" as select ${columns} from public."${table}"`,
    )
  }
}

/** Puts them back, as restoring does: without triggers, which what is newer would not pass. */
async function restore(copy: string) {
  const all = await tables()
  await desk.sql.begin(async (tx) => {
    await tx.unsafe(`set local session_replication_role = 'replica'`)
    for (const { table, columns } of all) {
      await tx.unsafe(`delete from public."${table}"`)
      await tx.unsafe(
        `insert into public."${table}" (${columns}) select ${columns} from ${copy}."${table}"`,
      )
    }
  })
}

async function tables() {
  const rows = await desk.sql`
    select relname, string_agg(quote_ident(attname), ', ' order by attnum) as columns
    from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and attnum > 0 and not attisdropped and attgenerated = ''
    group by relname`
  return rows.map(({ relname, columns }) => ({ table: String(relname), columns: String(columns) }))
}

const newest = async () => {
  const [row] =
    await desk.sql`select size::int, note from log_checkpoints order by size desc limit 1`
  return { size: Number(row?.size), note: String(row?.note) }
}
const get = async (log: string, ...path: string[]) =>
  restartedFile(request, { params: Promise.resolve({ log, path }) })
const tile = (...path: string[]) => firstTile(request, { params: Promise.resolve({ path }) })
const textOf = async (answer: Response | Promise<Response>) => (await (await answer).text()).trim()
const kept = async () => {
  const names: string[] = []
  for await (const { key } of storage().list('log/')) names.push(key)
  return names
}

/** The number of the status list in which the issuer's next credential has its place. */
async function place() {
  const { issuerId } = desk
  const [one] = await desk
    .ctx()
    .db.transaction((tx) => reservePositions(tx, { issuerId, count: 1, now: new Date() }))
  return one?.number
}

it('is refused while the log is not shut, whoever asks and whatever they say', async () => {
  await desk.issue(300)
  await desk.sequenceAll()
  await expect(restartLog(desk.ctx(), { reason: 'I would like to' })).rejects.toThrow('not shut')
  await expect(restartLog(desk.ctx(), { reason: '  ' })).rejects.toThrow()
  for (const args of [[], ['--reason'], ['--reason', ''], ['--why', 'so']]) {
    await expect(restart(args)).rejects.toThrow('Use it as: npm run log:restart')
  }
})

describe('after an older copy of the database was put back', () => {
  let older: { size: number; note: string }
  let lost: { size: number; note: string }
  let between = ''
  let firstVerifier = ''

  it('the log is shut: nothing more is signed', async () => {
    older = await newest()
    expect(await place()).toBe(1)
    await backUp('first')
    await desk.issue(100)
    await desk.sequenceAll()
    between = (await newest()).note
    await desk.issue(200)
    await desk.sequenceAll()
    lost = await newest()
    firstVerifier = await textOf(firstKey())
    await restore('first')
    expect(await newest()).toEqual(older)
    await desk.issue(2)
    await expect(sequenceLog(desk.ctx())).rejects.toThrow('npm run log:restart')
    expect((await verifyLog(desk.ctx())).bad).toMatchObject({ table: 'log_leaves' })
    expect((await newest()).size).toBe(older.size)
  })

  it('a database that is not whole in itself is not begun anew from', async () => {
    await desk.tampered(async (tx) => {
      await tx.execute(sql`update certificates set recipient_name = 'Somebody else'`)
      const ctx = { ...desk.ctx(), db: tx }
      await expect(restartLog(ctx, { reason: 'Why' })).rejects.toThrow('not what its own log says')
    })
  })

  it('the command begins it anew, and all is as the log says', async () => {
    const { code, lines } = await run(restart, '--reason', 'The disk of 3 May failed.')
    expect({ code, lines }).toEqual({
      code: 0,
      lines: [
        'The transparency log was begun anew, under the name localhost:3000/log/2.',
        `It took over ${older.size} entries; of ${lost.size} there was word. The page /log tells it.`,
      ],
    })
    expect((await verifyLog(desk.ctx())).bad).toBeNull()
    expect(await run(verifyCommand)).toMatchObject({ code: 0 })
    const { size, note } = await newest()
    // The two certificates that waited, and the leaf that tells of the beginning.
    expect(size).toBe(older.size + 3)
    expect(note.startsWith('localhost:3000/log/2\n')).toBe(true)
    const [act] = await desk.sql`select * from audit_log where action = 'log/restarted'`
    expect(act).toMatchObject({ actor: 'log-restart', issuer_id: null, data: { number: 2 } })
  })

  it('issuing goes on: new and old certificates are proven in the new log, by its key', async () => {
    const [fresh] = await desk.issue(1)
    await desk.sequenceAll()
    const [old] = await desk.sql`select id from certificates order by awarded_at limit 1`
    const verifier = readVerifierKey(await textOf(get('2', 'key'))) as NoteVerifier
    expect(verifier.name).toBe('localhost:3000/log/2')
    for (const id of [String(fresh?.id), String(old?.id)]) {
      const [leaf] = await listProofs(desk.ctx(), { certificateId: id })
      const proof = leaf?.proof
      if (!proof) throw new Error('it has no place')
      const said = readCheckpoint(openNote(proof.checkpoint, verifier) ?? '')
      const [hashes, leafIs] = [
        proof.hashes.map((hash) => Buffer.from(hash, 'hex')),
        leafHash(Buffer.from(String(leaf?.commitment), 'hex')),
      ]
      const { size, position: index } = proof
      const root = said?.root ?? Buffer.alloc(32)
      expect(verifyInclusion({ index, size, leaf: leafIs, proof: hashes, root })).toBe(true)
    }
    expect((await verifyLog(desk.ctx())).bad).toBeNull()
  })

  it('places in status lists that what was lost may bear are given to nothing else', async () => {
    expect(await place()).toBe(101)
    expect(await place()).toBe(101)
  })

  it('a checkpoint over what was taken over still holds: the new log goes on from it', async () => {
    const first = readVerifierKey(firstVerifier) as NoteVerifier
    const was = readCheckpoint(openNote(older.note, first) ?? '')
    const now = readCheckpoint((await newest()).note.split('\n\n')[0]?.concat('\n') ?? '')
    const { hashes } = await getConsistency(desk.ctx(), { from: older.size, to: now?.size ?? 0 })
    const proof = hashes.map((hash) => Buffer.from(hash, 'hex'))
    const [older_, newer] = [was, now].map((one) => ({ size: one?.size, root: one?.root }))
    expect(verifyConsistency({ older: older_, newer, proof } as never)).toBe(true)
    const file = join(desk.folder, 'older.txt')
    await writeFile(file, older.note)
    const { lines } = await run(verifyCommand, '--checkpoint', file)
    expect(lines.at(-1)).toBe('The log goes on from the checkpoint in older.txt.')
  })

  it('one over more is told as of the log before, and one that nobody knew of is not passed', async () => {
    for (const note of [between, lost.note]) {
      const file = join(desk.folder, 'lost.txt')
      await writeFile(file, note)
      const { code, lines } = await run(verifyCommand, '--checkpoint', file)
      expect(code).toBe(0)
      expect(lines.at(-1)).toContain('is of a log before')
    }
    const forged = lost.note.replace(`\n${lost.size}\n`, `\n${lost.size + 1}\n`)
    const report = await verifyLog(desk.ctx(), {
      kept: [{ where: 'file', name: 'forged.txt', note: forged }],
    })
    expect(report.bad).toMatchObject({ table: 'file', id: 'forged.txt' })
  })

  it('anyone sees that it was begun anew, when, why, and what was lost', async () => {
    const [former, ...more] = await listFormerLogs(desk.ctx())
    expect(more).toEqual([])
    expect(former).toMatchObject({
      ...{ name: 'localhost:3000/log', successor: 'localhost:3000/log/2', key: firstVerifier },
      ...{ reason: 'The disk of 3 May failed.', kept: older.size },
      lost: [{ name: 'localhost:3000/log', size: lost.size, time: expect.any(Date) }],
    })
  })

  it('nothing of the new log is given at the old one’s addresses, which others keep for good', async () => {
    const size = (await newest()).size
    expect((await checkpoint()).status).toBe(404)
    expect((await tile('0', '000')).status).toBe(404)
    expect(await textOf(firstKey())).toBe(firstVerifier)
    expect((await textOf(get('2', 'checkpoint'))).split('\n')[1]).toBe(String(size))
    expect((await get('2', 'tile', '0', '000')).status).toBe(200)
    for (const log of ['1', '3', '02', 'x', '0']) {
      expect((await get(log, 'checkpoint')).status).toBe(404)
      expect((await get(log, 'key')).status).toBe(404)
    }
    expect((await get('2', 'checkpoint', 'x')).status).toBe(404)
    expect((await get('2', 'other')).status).toBe(404)
  })

  it('what its row says is held by its leaf', async () => {
    const bad = async (change: string) => {
      let found: Awaited<ReturnType<typeof verifyLog>>['bad'] = null
      await desk.tampered(async (tx) => {
        await tx.execute('alter table log_keys disable trigger user')
        await tx.execute(change)
        found = (await verifyLog({ ...desk.ctx(), db: tx })).bad
      })
      return found
    }
    const row = 'where number = 2'
    for (const change of ["reason = 'Another'", 'first_size = first_size - 1', 'number = 3']) {
      expect(await bad(`update log_keys set ${change} ${row}`), change).not.toBeNull()
    }
    expect(await bad(`update log_keys set lost = '{}' ${row}`)).toMatchObject({
      table: 'log_leaves',
    })
    expect(await bad(`update log_keys set lost = lost || '{x}' ${row}`)).toMatchObject({
      ...{ table: 'log_leaves', what: 'tells of another beginning of the log than there was' },
    })
  })

  it('may happen again', async () => {
    await backUp('second')
    await desk.issue(5)
    await desk.sequenceAll()
    await restore('second')
    await desk.issue(1)
    await expect(sequenceLog(desk.ctx())).rejects.toThrow('Nothing more is signed')
    const again = await restartLog(desk.ctx(), { reason: 'Again.' })
    expect(again.name).toBe('localhost:3000/log/3')
    expect((await verifyLog(desk.ctx())).bad).toBeNull()
    expect((await listFormerLogs(desk.ctx())).map(({ reason }) => reason)).toEqual([
      ...['Again.', 'The disk of 3 May failed.'],
    ])
    expect((await get('2', 'checkpoint')).status).toBe(404)
    expect((await get('3', 'checkpoint')).status).toBe(200)
  })

  it('may happen with a copy that knows nothing of it: no name is ever used twice', async () => {
    await restore('first')
    await desk.issue(1)
    await expect(sequenceLog(desk.ctx())).rejects.toThrow('Nothing more is signed')
    const { name } = await restartLog(desk.ctx(), { reason: 'The first copy was all there was.' })
    expect(name).toBe('localhost:3000/log/4')
    expect((await verifyLog(desk.ctx())).bad).toBeNull()
    expect(await kept()).toHaveLength(4)
    const [former] = await listFormerLogs(desk.ctx())
    expect(former?.lost.map((one) => one.name).sort()).toEqual([
      ...['localhost:3000/log', 'localhost:3000/log/2', 'localhost:3000/log/3'],
    ])
    await desk.issue(1)
    await desk.sequenceAll()
    expect((await verifyLog(desk.ctx())).bad).toBeNull()
  })
})
