import { createHash } from 'node:crypto'
import type { Ctx } from '@/lib/platform/access/context'
import { SetupError } from '@/lib/platform/errors/errors'
import { storage } from '@/lib/platform/storage/storage'
import { type Checkpoint, readCheckpoint } from '@/lib/proof/transparency/checkpoint'
import { noteVerifier, openNote } from '@/lib/proof/transparency/note'
import { checkpointAt } from './checkpoint-rows'

/** Where in storage the newest checkpoints are kept, a file for each key that signs or signed the log. */
export const keptPrefix = 'log/checkpoint-'

export function keptKey(publicKey: Uint8Array): string {
  return keptPrefix + createHash('sha256').update(publicKey).digest('hex').slice(0, 16)
}

/** The checkpoint that storage has of the log of this key; null where it has none yet. */
export async function readKept(publicKey: Uint8Array): Promise<Checkpoint | null> {
  const bytes = await storage().get(keptKey(publicKey))
  if (!bytes) return null
  const kept = openCheckpoint(Buffer.from(bytes).toString('utf8'), [publicKey])
  if (!kept) throw new SetupError(`${keptKey(publicKey)} in storage is no checkpoint. ${advice}`)
  return kept
}

/** Reads a note that one of these keys has signed under the log's own name; null for any other. */
export function openCheckpoint(note: string, keys: readonly Uint8Array[]): Checkpoint | null {
  // In a demo the address, which is the log's name, may change with the port.
  const name = note.slice(0, note.indexOf('\n'))
  for (const publicKey of keys) {
    const text = openNote(note, noteVerifier({ name, publicKey }))
    if (text !== null) return readCheckpoint(text)
  }
  return null
}

/**
 * Throws SetupError where the database does not go on from what storage has: rows were lost, or it is
 * an older copy. A log that signed on from there would contradict what it signed before.
 */
export async function refuseFork(db: Ctx['db'], kept: Checkpoint | null): Promise<void> {
  if (!kept || kept.size === 0) return
  const own = await checkpointAt(db, kept.size)
  if (own?.rootHash === kept.root.toString('hex')) return
  throw new SetupError(
    `The transparency log once had ${kept.size} leaves, as storage shows, and this database does not go on from there. ${advice}`,
  )
}

const advice =
  'Nothing more is signed. See what is missing with npm run log:verify, and bring back the newer copy of the database. Where it is gone for good, npm run log:restart begins the log anew.'
