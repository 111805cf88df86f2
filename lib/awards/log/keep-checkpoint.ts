import { sql } from 'drizzle-orm'
import type { Ctx } from '@/lib/platform/access/context'
import { storage } from '@/lib/platform/storage/storage'
import { newestCheckpoint } from './checkpoint-rows'
import { keptKey, readKept, refuseFork } from './kept-checkpoint'
import { findLogKey } from './key-rows'

/** The note that this process knows to be in storage. */
let lastKept = ''

/**
 * Copies the newest checkpoint to storage, so that a database that was cut off or taken back shows.
 * One at a time, so that none puts an older one over a newer; SetupError where what storage has is no
 * beginning of the log. `note` is the newest as the caller has just seen it.
 */
export async function keepCheckpoint(db: Ctx['db'], note: string): Promise<void> {
  if (note === lastKept) return
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('laurel.log-kept'))`)
    const [newest, key] = [await newestCheckpoint(tx), await findLogKey(tx)]
    if (!newest || !key) return
    const publicKey = Buffer.from(key.publicKey, 'base64')
    await refuseFork(tx, await readKept(publicKey))
    const bytes = new TextEncoder().encode(newest.note)
    await storage().put(keptKey(publicKey), bytes, { contentType: 'text/plain; charset=utf-8' })
    lastKept = newest.note
  })
}
