import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { database, type Transaction } from '@/db/client'
import { certificates, completions, credentials } from '@/db/schema'
import { type Leaf, recordLeaves } from '@/lib/awards/log/record-leaves'
import { sequenceLog } from '@/lib/awards/log/sequence-log'
import { type Ctx, systemContext } from '@/lib/platform/access/context'
import { newId } from '@/lib/platform/ids/ids'
import { useDatabase } from './database'
import { fixture, idOf } from './model-rows'

/** What the certificates of these tests say: the model's learner, course and certification. */
const issuerId = idOf('issuers', 'a', 1)

/**
 * A database with an issuer and its like, an own folder for files, and hands that write certificates
 * with credentials, as issuing does but without its signatures, and leaves about them.
 */
export function useLogDesk() {
  process.env.AUTH_SECRET = 'a secret that seals the keys of these tests'
  const folder = mkdtempSync(join(tmpdir(), 'laurel-log-'))
  process.env.LAUREL_DATA = folder
  const test = useDatabase()
  let made = 100
  beforeAll(async () => {
    process.env.DATABASE_URL = test.url
    for (const [table, row] of fixture()) {
      if (!written.has(table)) continue
      await test.sql`insert into ${test.sql(table)} ${test.sql(row)}`
    }
  })
  afterAll(async () => {
    await database().close()
    rmSync(folder, { recursive: true, force: true })
  })
  const ctx = (now = new Date()): Ctx => systemContext('test', test.db, now)
  const record = (leaves: Leaf[], now = new Date()) =>
    test.db.transaction((tx) => recordLeaves(tx, leaves, now))

  return {
    folder,
    issuerId,
    ctx,
    record,
    get sql() {
      return test.sql
    },
    get db() {
      return test.db
    },
    get url() {
      return test.url
    },
    /** Certificates with a credential each and the leaf that tells of it. */
    async issue(count: number, now = new Date()) {
      const keyId = await keyOf(test.db, now)
      const issued = Array.from({ length: count }, () => certificateRow(made++))
      await test.db.transaction(async (tx) => {
        await insertAll(tx, issued, keyId)
        await recordLeaves(
          tx,
          issued.map(({ id, publicId, sha256 }) => ({
            ...{ kind: 'issued', issuerId, subjectId: id },
            payload: { kind: 'issued', certificate: publicId, version: 1, credential: sha256 },
          })),
          now,
        )
      })
      return issued
    },
    async revoke({ id, publicId }: { id: string; publicId: string }, now = new Date()) {
      const kind = 'revoked'
      await test.sql`
        insert into revocations (certificate_id, reason_class, reason, revoked_at)
        values (${id}, 'other', 'A reason', ${now})`
      const payload = { kind, certificate: publicId, reasonClass: 'other' }
      await record([{ kind, issuerId, subjectId: id, payload }], now)
    },
    /** Leaves about nothing that is there, for what looks at the tree alone. */
    loose: (count: number, now = new Date()) =>
      record(
        Array.from({ length: count }, (_, n) => ({
          ...{ kind: 'issued', issuerId, subjectId: newId() },
          payload: { kind: 'issued', n },
        })),
        now,
      ),
    async sequenceAll(limit?: number) {
      while ((await sequenceLog(ctx(), limit ? { limit } : {})).more);
    },
    /** A change that the triggers forbid, in a transaction with them off that is taken back at the end. */
    async tampered(work: (tx: Transaction) => Promise<void>) {
      const undo = new Error('taken back')
      await test.db
        .transaction(async (tx) => {
          for (const table of guarded) await tx.execute(`alter table ${table} disable trigger user`)
          await work(tx)
          throw undo
        })
        .catch((error) => {
          if (error !== undo) throw error
        })
    },
  }

  async function keyOf(db: Ctx['db'], now: Date): Promise<string> {
    const [row] = await test.sql`select id from credential_keys where issuer_id = ${issuerId}`
    if (row) return String(row.id)
    const id = newId()
    await test.sql`
      insert into credential_keys (id, issuer_id, algorithm, public_key, private_key, created_at)
      values (${id}, ${issuerId}, 'ed25519', 'z6MkTest', 'MA==', ${now})`
    const payload = { kind: 'key-made', key: 'z6MkTest' }
    await (db as typeof test.db).transaction((tx) =>
      recordLeaves(tx, [{ kind: 'key-made', issuerId, subjectId: id, payload }], now),
    )
    return id
  }
}

const guarded = [
  ...['log_leaves', 'log_checkpoints', 'log_tiles', 'credentials', 'credential_keys'],
  ...['certificates', 'revocations', 'suspensions'],
]
const written = new Set([
  ...['issuers', 'users', 'learners', 'courses', 'completions', 'templates', 'template_versions'],
  ...['certifications', 'certification_versions', 'batches'],
])

function certificateRow(n: number) {
  const awardedAt = new Date(Date.UTC(2026, 6, 1) + n * 60_000)
  const row = {
    ...{ id: newId(), publicId: `Rec${n}x`.padEnd(24, '7'), awardedAt },
    ...{ completionId: newId(), cycle: n, recipientName: `Zoë ${n}`, score: 80.5 },
    expiresAt: new Date(awardedAt.getTime() + 86_400_000),
  }
  const document = JSON.stringify({
    id: `https://example.org/c/${row.publicId}`,
    validFrom: awardedAt.toISOString(),
    awardedDate: awardedAt.toISOString(),
    validUntil: row.expiresAt.toISOString(),
    credentialSubject: {
      identifier: [{ identityHash: row.recipientName }],
      result: [{ value: '80.5' }],
    },
  })
  return { ...row, document, sha256: createHash('sha256').update(document).digest('hex') }
}

type Row = ReturnType<typeof certificateRow>

async function insertAll(tx: Transaction, rows: Row[], keyId: string) {
  const own = { issuerId, learnerId: idOf('learners', 'a', 1) }
  await tx.insert(completions).values(
    rows.map(({ completionId: id, awardedAt: completedAt, score }) => ({
      ...{
        id,
        ...own,
        courseId: idOf('courses', 'a', 1),
        completedAt,
        score,
        source: 'lms' as const,
      },
    })),
  )
  await tx.insert(certificates).values(
    rows.map(({ document, sha256, ...row }) => ({
      ...{ ...row, ...own, issuedAt: row.awardedAt, batchId: idOf('batches', 'a', 1) },
      certificationId: idOf('certifications', 'a', 1),
      certificationVersionId: idOf('certification_versions', 'a', 1),
    })),
  )
  await tx.insert(credentials).values(
    rows.map(({ id: certificateId, document, sha256 }) => ({
      ...{ certificateId, issuerId, version: 1, keyId, document, sha256 },
    })),
  )
}
