import type { Transaction } from '@/db/client'
import { logKeys } from '@/db/schema'
import { storage } from '@/lib/platform/storage/storage'
import { keptPrefix, openCheckpoint } from '../kept-checkpoint'
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

/** The raw keys that sign or signed the log. */
export async function loadLogKeys(tx: Transaction): Promise<Uint8Array[]> {
  const rows = await tx.select({ publicKey: logKeys.publicKey }).from(logKeys)
  return rows.map(({ publicKey }) => Buffer.from(publicKey, 'base64'))
}

/** Opens kept checkpoints, in the order of their sizes. BadRow for one that is not of this log. */
export function toMarks(notes: readonly KeptNote[], keys: readonly Uint8Array[]): Mark[] {
  const marks = notes.map((kept) => {
    const opened = openCheckpoint(kept.note, keys)
    if (!opened) {
      throw new BadRow(
        ...([kept.where, kept.name] as const),
        'is no checkpoint that a key of this database has signed: the keys were lost, or it is of another log',
      )
    }
    return { kept, size: opened.size, rootHash: opened.root.toString('hex') }
  })
  return marks.sort((one, other) => one.size - other.size)
}
