import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { newId } from '@/lib/platform/ids/ids'
import { commit } from '@/lib/proof/transparency/commit'
import type { LeafKind } from './rules'

/**
 * Something that the log shall tell of a certificate or a key, or, without an issuer, of itself; the
 * payload names ids and hashes only.
 */
export type Leaf = { kind: LeafKind; issuerId: string | null; subjectId: string; payload: object }

/**
 * Writes leaves in the transaction of what they tell of; `sequenceLog` gives them their places
 * afterwards. The payload is kept as JSON with its keys in order and with `at`, the moment, so that
 * the commitment holds that too. One statement, for hundreds at a time.
 */
export async function recordLeaves(
  tx: Transaction,
  leaves: readonly Leaf[],
  now: Date,
): Promise<void> {
  if (leaves.length === 0) return
  const at = now.toISOString()
  const rows = leaves.map(({ payload, ...leaf }) => ({
    ...{ id: newId(), ...leaf },
    ...commit(JSON.stringify({ ...payload, at }, inOrder)),
  }))
  await tx.execute(sql`
    insert into log_leaves (id, issuer_id, subject_id, kind, commitment, salt, payload, recorded_at)
    select id, "issuerId", "subjectId", kind, commitment, salt, payload, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as leaf(
      id uuid, "issuerId" uuid, "subjectId" uuid, kind text, commitment text, salt text, payload text)`)
}

function inOrder(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
