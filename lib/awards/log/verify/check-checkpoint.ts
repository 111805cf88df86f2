import { and, asc, gt, lte } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { logCheckpoints } from '@/db/schema'
import { numberIn } from '../address'
import type { CheckpointRow } from '../checkpoint-rows'
import { openCheckpoint } from '../kept-checkpoint'
import { BadRow } from './bad-row'
import type { Log } from './marks'

/** The checkpoints of these sizes, the smaller first. */
export function loadCheckpoints(
  tx: Transaction,
  { above, upTo }: { above: number; upTo: number },
): Promise<CheckpointRow[]> {
  const { size } = logCheckpoints
  return tx
    .select()
    .from(logCheckpoints)
    .where(and(gt(size, above), lte(size, upTo)))
    .orderBy(asc(size))
}

/** What the checkpoint before said. */
export type Before = { size: number; time: Date | null }

/**
 * Checks a checkpoint by itself and against the one before. It is of the newest log that took over fewer
 * leaves than it covers. BadRow where something is otherwise.
 */
export function checkCheckpoint(row: CheckpointRow, before: Before, logs: readonly Log[]): Before {
  const bad = (what: string) => new BadRow('log_checkpoints', String(row.size), what)
  const log = logs.findLast(({ firstSize }) => firstSize < row.size)
  const said = log && openCheckpoint(row.note, [log.publicKey])
  if (!said) throw bad('has a note that the key of its log has not signed')
  if (numberIn(said.origin) !== log.number) throw bad('has a note that names another log')
  if (said.size !== row.size) throw bad(`has a note over ${said.size} leaves`)
  if (said.root.toString('hex') !== row.rootHash) throw bad('has another root than its note')
  if (said.time?.getTime() !== row.createdAt.getTime()) {
    throw bad('has another time than its note')
  }
  if (before.time && said.time < before.time) throw bad('is older than the checkpoint before it')
  if (said.previous !== before.size) {
    throw new BadRow(
      ...(['log_checkpoints', String(said.previous)] as const),
      `is missing: that of ${row.size} leaves names it as the one before`,
    )
  }
  return { size: said.size, time: said.time }
}
