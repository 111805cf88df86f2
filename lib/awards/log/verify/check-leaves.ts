import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { commitmentOf } from '@/lib/proof/transparency/commit'
import { BadRow, type LogCounts } from './bad-row'
import { checkTold } from './check-told'
import type { LeafRow } from './leaf-rows'

/** What the payloads of leaves may say; more is none of this check's business. */
const payloadForm = z.looseObject({
  kind: z.string(),
  at: z.string(),
  certificate: z.string().optional(),
  credential: z.string().optional(),
  version: z.number().optional(),
  /** Of a program's credential: the number of its status list, and its place there. */
  list: z.number().optional(),
  position: z.number().optional(),
  reasonClass: z.string().optional(),
  key: z.string().optional(),
  trustedSize: z.number().optional(),
  /** Of a log that was begun anew: what its row says. */
  number: z.number().optional(),
  size: z.number().optional(),
  lost: z.array(z.string()).optional(),
  reason: z.string().optional(),
})
export type Payload = z.infer<typeof payloadForm>
export type OpenedLeaf = { row: LeafRow; payload: Payload }

/**
 * Checks leaves by themselves: the commitment is that of salt and payload, the columns say what the
 * payload says, and what they tell of is there. BadRow for the first that is otherwise.
 */
export async function checkLeaves(
  tx: Transaction,
  rows: readonly LeafRow[],
  counts: LogCounts,
): Promise<void> {
  const opened = rows.flatMap((row) => openLeaf(row) ?? [])
  counts.erased += rows.length - opened.length
  await checkTold(tx, opened)
}

/** Null for one that was erased. */
export function openLeaf(row: LeafRow): OpenedLeaf | null {
  if (row.salt === null || row.payload === null) return null
  if (commitmentOf(row.salt, row.payload) !== row.commitment) {
    throw new BadRow(
      'log_leaves',
      row.id,
      'has a commitment that is not that of its salt and payload',
    )
  }
  const payload = payloadForm.safeParse(readJson(row.payload)).data
  if (!payload) throw new BadRow('log_leaves', row.id, 'has a payload that no leaf has')
  if (payload.kind !== row.kind) {
    throw new BadRow('log_leaves', row.id, `is of kind ${row.kind}, but tells of ${payload.kind}`)
  }
  if (payload.at !== row.recordedAt.toISOString()) {
    throw new BadRow('log_leaves', row.id, `was not recorded at ${row.recordedAt.toISOString()}`)
  }
  return { row, payload }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
