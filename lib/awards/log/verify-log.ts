import type { Database, Transaction } from '@/db/client'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { BadRow, type LogCounts } from './verify/bad-row'
import { checkFacts } from './verify/check-facts'
import { checkLeaves } from './verify/check-leaves'
import { checkTree } from './verify/check-tree'
import { waitingLeaves } from './verify/leaf-rows'
import { type KeptNote, loadLogKeys, readStoredNotes, toMarks } from './verify/marks'

/** The first row that is wrong, if any, and what was looked at until then. */
export type LogReport = { bad: Pick<BadRow, 'table' | 'id' | 'what'> | null; counts: LogCounts }

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
  const notes = [...(await readStoredNotes()), ...kept]
  const counts: LogCounts = {
    ...{ leaves: 0, checkpoints: 0, tiles: 0, credentials: 0, waiting: 0, erased: 0 },
    ...{ certificatesWithoutCredential: 0, revocationsBeforeLog: 0 },
  }
  try {
    // Within a transaction of the caller's, it is the caller's snapshot.
    await (ctx.db as Database).transaction((tx) => checkAll(tx, notes, counts), {
      ...({ isolationLevel: 'repeatable read', accessMode: 'read only' } as const),
    })
    return { bad: null, counts }
  } catch (error) {
    if (!(error instanceof BadRow)) throw error
    const { table, id, what } = error
    return { bad: { table, id, what }, counts }
  }
}

async function checkAll(tx: Transaction, notes: readonly KeptNote[], counts: LogCounts) {
  const keys = await loadLogKeys(tx)
  await checkTree(tx, { keys, marks: toMarks(notes, keys) }, counts)
  for await (const rows of waitingLeaves(tx)) {
    await checkLeaves(tx, rows, counts)
    counts.waiting += rows.length
  }
  await checkFacts(tx, counts)
}
