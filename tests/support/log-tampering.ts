import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { verifyLog } from '@/lib/awards/log/verify-log'
import type { useLogDesk } from './log-desk'

type Desk = ReturnType<typeof useLogDesk>
/** What was done, which row should be named for it (table and id), and how it is done. */
type Tampering = [what: string, row: string, work: (tx: Transaction) => Promise<unknown>]

export type Findings = {
  tried: number
  found: number
  /** Those of which another row was named than the one that was changed. */
  misnamed: string[]
}

/** Changes every row of the log, in each way there is, one at a time, and has the log verified. */
export async function tamperWithEach(desk: Desk): Promise<Findings> {
  const findings: Findings = { tried: 0, found: 0, misnamed: [] }
  for (const [what, row, work] of await tamperings(desk)) {
    await desk.tampered(async (tx) => {
      await work(tx)
      const { bad } = await verifyLog({ ...desk.ctx(), db: tx })
      const named = bad ? `${bad.table} ${bad.id}` : 'nothing'
      findings.tried++
      if (bad) findings.found++
      if (named !== row) findings.misnamed.push(`${what}: ${named}, not ${row}`)
    })
  }
  return findings
}

async function tamperings({ db }: Desk): Promise<Tampering[]> {
  const leaves = await db.execute<LeafRow>(sql`
    select l.id, l.position::int, l.kind, l.subject_id, (
      select l2.id from log_leaves l2 where l2.position = l.position + 1) as next
    from log_leaves l where position is not null order by position`)
  const checkpoints = await db.execute<SizeRow>(
    sql`select size::int from log_checkpoints order by size`,
  )
  const tiles = await db.execute<{ level: number; number: number }>(
    sql`select level, number::int from log_tiles order by level, number`,
  )
  const signed = await db.execute<{ id: string }>(sql`select certificate_id as id from credentials`)
  const size = leaves.length
  return [
    ...leaves.flatMap((row) => onLeaf(row, size, checkpoints)),
    ...checkpoints.flatMap((row) => onCheckpoint(row.size, size)),
    ...tiles.flatMap(({ level, number }) => onTile(level, number)),
    ...signed.flatMap(({ id }) => onCredential(id, leaves)),
  ]
}

type SizeRow = { size: number }
type LeafRow = {
  id: string
  position: number
  kind: string
  subject_id: string
  next: string | null
}

function onLeaf(leaf: LeafRow, size: number, checkpoints: SizeRow[]): Tampering[] {
  const { id, position, next } = leaf
  const itself = `log_leaves ${id}`
  const gap = `log_leaves position ${position}`
  const set = (change: ReturnType<typeof sql>) => (tx: Transaction) =>
    tx.execute(sql`update log_leaves set ${change} where id = ${id}`)
  // Whoever can write rows can make a leaf that is right by itself.
  const forge = set(sql`
    salt = repeat('ab', 32), payload = payload || ' ',
    commitment = encode(sha256(decode(repeat('ab', 32), 'hex') || convert_to(payload || ' ', 'UTF8')), 'hex')`)
  const other = leaf.kind === 'issued' ? 'reissued' : 'issued'
  const before = checkpoints.findLast((one) => one.size <= position)?.size ?? 0
  return [
    ['commitment', itself, set(sql`commitment = md5(commitment) || md5(id::text)`)],
    ['salt', itself, set(sql`salt = md5(salt) || md5(id::text)`)],
    ['payload', itself, set(sql`payload = replace(payload, '{', '{ ')`)],
    ['payload that is no JSON', itself, set(sql`payload = 'x'`)],
    ['payload, salt and commitment', itself, forge],
    ['kind', itself, set(sql`kind = ${other}`)],
    ['subject', itself, set(sql`subject_id = gen_random_uuid()`)],
    ['issuer', itself, set(sql`issuer_id = gen_random_uuid()`)],
    ['moment', itself, set(sql`recorded_at = recorded_at + interval '1 ms'`)],
    ['delete', gap, (tx) => tx.execute(sql`delete from log_leaves where id = ${id}`)],
    [
      ...(['truncate', gap] as const),
      (tx) => tx.execute(sql`delete from log_leaves where position >= ${position}`),
    ],
    [
      // All that came after the checkpoint before is taken back, as by an older copy of the database.
      ...(['roll back', `log_leaves position ${before}`] as const),
      (tx) => rollBack(tx, before),
    ],
    ...(next === null
      ? []
      : ([
          ['reorder', `log_leaves ${next}`, (tx) => swap(tx, id, next, position)],
          ['delete and close up', `log_leaves ${next}`, (tx) => closeUp(tx, id, position)],
        ] satisfies Tampering[])),
    ...(position < size
      ? ([['no place', gap, set(sql`position = null`)]] satisfies Tampering[])
      : []),
  ]
}

async function swap(tx: Transaction, id: string, next: string, position: number) {
  await tx.execute(sql`update log_leaves set position = 1000000000 where id = ${id}`)
  await tx.execute(sql`update log_leaves set position = ${position} where id = ${next}`)
  await tx.execute(sql`update log_leaves set position = ${position + 1} where id = ${id}`)
}

async function closeUp(tx: Transaction, id: string, position: number) {
  await tx.execute(sql`delete from log_leaves where id = ${id}`)
  const move = (by: number) => sql`
    update log_leaves set position = position + ${by}::bigint where position > ${position}`
  await tx.execute(move(1_000_000))
  await tx.execute(move(-1_000_001))
}

async function rollBack(tx: Transaction, size: number) {
  await tx.execute(sql`delete from log_leaves where position >= ${size}`)
  await tx.execute(sql`delete from log_checkpoints where size > ${size}`)
  await tx.execute(sql`
    delete from log_tiles where number * 256 >= ${size}::bigint / (256 ^ level)::bigint`)
  await tx.execute(sql`
    update log_tiles set hashes = substr(hashes, 1, (32 * least(256, ${size}::bigint / (256 ^ level)::bigint - number * 256))::int)`)
}

function onCheckpoint(size: number, last: number): Tampering[] {
  const itself = `log_checkpoints ${size}`
  const set = (change: ReturnType<typeof sql>) => (tx: Transaction) =>
    tx.execute(sql`update log_checkpoints set ${change} where size = ${size}`)
  return [
    ['note', itself, set(sql`note = replace(note, 'previous', 'Previous')`)],
    ['root', itself, set(sql`root_hash = md5(root_hash) || md5(note)`)],
    ['time', itself, set(sql`created_at = created_at - interval '1 ms'`)],
    ['delete', itself, (tx) => tx.execute(sql`delete from log_checkpoints where size = ${size}`)],
    ...(size < last
      ? ([['size', `log_checkpoints ${size + 1}`, set(sql`size = size + 1`)]] satisfies Tampering[])
      : []),
  ]
}

function onTile(level: number, number: number): Tampering[] {
  const itself = `log_tiles ${level}/${number}`
  const at = sql`level = ${level} and number = ${number}`
  return [
    [
      ...(['hashes', itself] as const),
      (tx) =>
        tx.execute(
          sql`update log_tiles set hashes = set_byte(hashes, 9, get_byte(hashes, 9) # 1) where ${at}`,
        ),
    ],
    ['delete', itself, (tx) => tx.execute(sql`delete from log_tiles where ${at}`)],
    [
      ...(['one more', 'log_tiles beyond the last'] as const),
      (tx) =>
        tx.execute(
          sql`insert into log_tiles values (${level}, ${number + 1000}, decode(repeat('00', 32), 'hex'))`,
        ),
    ],
  ]
}

function onCredential(id: string, leaves: LeafRow[]): Tampering[] {
  const leafOf = (kind: string) =>
    `log_leaves ${leaves.find((leaf) => leaf.subject_id === id && leaf.kind === kind)?.id}`
  const revoked = leaves.some((leaf) => leaf.subject_id === id && leaf.kind === 'revoked')
  const set = (change: ReturnType<typeof sql>) => (tx: Transaction) =>
    tx.execute(sql`update credentials set ${change} where certificate_id = ${id}`)
  const certificate = (change: ReturnType<typeof sql>) => (tx: Transaction) =>
    tx.execute(sql`update certificates set ${change} where id = ${id}`)
  return [
    ['document', `credentials ${id} version 1`, set(sql`document = document || ' '`)],
    ['sha256', leafOf('issued'), set(sql`sha256 = md5(sha256) || md5(document)`)],
    [
      ...(['document and sha256', leafOf('issued')] as const),
      set(
        sql`document = document || ' ', sha256 = encode(sha256(convert_to(document || ' ', 'UTF8')), 'hex')`,
      ),
    ],
    [
      ...(['delete', leafOf('issued')] as const),
      (tx) => tx.execute(sql`delete from credentials where certificate_id = ${id}`),
    ],
    ['name', `certificates ${id}`, certificate(sql`recipient_name = recipient_name || 'x'`)],
    ['score', `certificates ${id}`, certificate(sql`score = 99`)],
    ['no score', `certificates ${id}`, certificate(sql`score = null`)],
    ['award', `certificates ${id}`, certificate(sql`awarded_at = awarded_at - interval '1 day'`)],
    ['end', `certificates ${id}`, certificate(sql`expires_at = expires_at + interval '1 year'`)],
    ['no end', `certificates ${id}`, certificate(sql`expires_at = null`)],
    ['public id', leafOf('issued'), certificate(sql`public_id = reverse(public_id)`)],
    revoked
      ? [
          ...(['delete a revocation', leafOf('revoked')] as const),
          (tx) => tx.execute(sql`delete from revocations where certificate_id = ${id}`),
        ]
      : [
          ...(['add a revocation', `revocations ${id}`] as const),
          (tx) =>
            tx.execute(sql`insert into revocations values (${id}, 'other', 'x', null, now())`),
        ],
  ]
}
