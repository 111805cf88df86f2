import type { Transaction } from '@/db/client'
import { storage } from '@/lib/platform/storage/storage'
import { keptPrefix, openCheckpoint } from '../kept-checkpoint'
import { type LogKeyRow, listLogs } from '../key-rows'
import { BadRow } from './bad-row'

/** A checkpoint that is kept outside the database: a file in storage, or somebody's. */
export type KeptNote = { where: string; name: string; note: string }
/** What the log must have looked like, as such a checkpoint says. */
export type Mark = { kept: KeptNote; size: number; rootHash: string }

/**
 * The checkpoints in storage. Read before the database is, so that the log can only have grown since.
 */
export async function readStoredNotes(): Promise<KeptNote[]> {
  const notes: KeptNote[] = []
  for await (const { key } of storage().list(keptPrefix)) {
    const bytes = await storage().get(key)
    if (bytes)
      notes.push({ where: 'storage', name: key, note: Buffer.from(bytes).toString('utf8') })
  }
  return notes
}

/** A log as its row tells of it; `lost` are checkpoints of logs before that it does not go on from. */
export type Log = Pick<LogKeyRow, 'id' | 'number' | 'firstSize' | 'lost' | 'reason'> & {
  publicKey: Uint8Array
}

/** The log there is and those before it, the first one first. */
export async function loadLogs(tx: Transaction): Promise<Log[]> {
  const rows = await listLogs(tx)
  return rows.map(({ publicKey, ...log }) => ({
    ...log,
    publicKey: Buffer.from(publicKey, 'base64'),
  }))
}

/**
 * Opens kept checkpoints, in the order of their sizes. `told`: those of logs before, over leaves that were
 * lost, as the log has told since it was begun anew. BadRow for one that is of no log that is known.
 */
export function toMarks(
  notes: readonly KeptNote[],
  logs: readonly Log[],
): { marks: Mark[]; told: KeptNote[] } {
  const told = notes.filter(({ note }) => isTold(note, logs))
  const marks = notes
    .filter((kept) => !told.includes(kept))
    .map((kept) => {
      const keys = logs.map(({ publicKey }) => publicKey)
      const opened = openCheckpoint(kept.note, keys)
      if (!opened) {
        throw new BadRow(
          ...([kept.where, kept.name] as const),
          'is no checkpoint that a key of this database has signed: the keys were lost, or it is of another log',
        )
      }
      return { kept, size: opened.size, rootHash: opened.root.toString('hex') }
    })
  return { marks: marks.sort((one, other) => one.size - other.size), told }
}

/** Whether it is one that was lost, or a smaller one of the same log beyond what the next took over. */
function isTold(note: string, logs: readonly Log[]): boolean {
  if (logs.some(({ lost }) => lost.includes(note))) return true
  const at = logs.findIndex(({ publicKey }) => openCheckpoint(note, [publicKey]))
  const [log, next] = [logs[at], logs[at + 1]]
  if (!log || !next) return false
  const size = openCheckpoint(note, [log.publicKey])?.size ?? 0
  const lost = next.lost.map((one) => openCheckpoint(one, [log.publicKey])?.size ?? 0)
  return size > next.firstSize && size < Math.max(...lost, 0)
}
