import type { Database, Transaction } from '@/db/client'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { BadRow, type LogCounts } from './verify/bad-row'
import { checkFacts } from './verify/check-facts'
import { checkLeaves } from './verify/check-leaves'
import { checkTree } from './verify/check-tree'
import { waitingLeaves } from './verify/leaf-rows'
import { type KeptNote, loadLogs, readStoredNotes, toMarks } from './verify/marks'

/**
 * The first row that is wrong, if any, and what was looked at until then. `former`: kept checkpoints of a
 * log before, over leaves that were lost when the log was begun anew, as it tells.
 */
export type LogReport = {
  bad: Pick<BadRow, 'table' | 'id' | 'what'> | null
  counts: LogCounts
  former: KeptNote[]
}

/**
 * Checks the whole log from its rows: places without a gap, commitments, tiles, roots and signatures of
 * all checkpoints, those that are kept elsewhere (in storage, and `kept`: notes that somebody gives),
 * and that the log and the tables tell the same of credentials, revocations, suspensions and keys. One
 * snapshot, in constant memory. Stops at the first row that is wrong. Platform admins and jobs.
 */
export async function verifyLog(
  ctx: Ctx,
  { kept = [] }: { kept?: readonly KeptNote[] } = {},
): Promise<LogReport> {
  requirePlatformAdmin(ctx)
  return verifyAgainst(ctx, [...(await readStoredNotes()), ...kept])
}

/** The same, held against these notes alone. */
export async function verifyAgainst(
  { db }: Pick<Ctx, 'db'>,
  notes: readonly KeptNote[],
): Promise<LogReport> {
  const counts: LogCounts = {
    ...{ leaves: 0, checkpoints: 0, tiles: 0, credentials: 0, waiting: 0, erased: 0 },
    ...{ certificatesWithoutCredential: 0, revocationsBeforeLog: 0 },
  }
  try {
    // Within a transaction of the caller's, it is the caller's snapshot.
    const former = await (db as Database).transaction((tx) => checkAll(tx, notes, counts), {
      ...({ isolationLevel: 'repeatable read', accessMode: 'read only' } as const),
    })
    return { bad: null, counts, former }
  } catch (error) {
    if (!(error instanceof BadRow)) throw error
    const { table, id, what } = error
    return { bad: { table, id, what }, counts, former: [] }
  }
}

async function checkAll(tx: Transaction, notes: readonly KeptNote[], counts: LogCounts) {
  const logs = await loadLogs(tx)
  const { marks, told } = toMarks(notes, logs)
  await checkTree(tx, { logs, marks }, counts)
  for await (const rows of waitingLeaves(tx)) {
    await checkLeaves(tx, rows, counts)
    counts.waiting += rows.length
  }
  await checkFacts(tx, counts)
  return told
}
