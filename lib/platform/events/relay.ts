import { setTimeout as sleep } from 'node:timers/promises'
import { asc, inArray, isNull } from 'drizzle-orm'
import type { DatabaseHandle } from '@/db/client'
import { outbox } from '@/db/schema'
import { inngest } from './client'

const pageSize = 100

/**
 * Sends what lies in the outbox to the Inngest server, oldest first, until `signal` aborts. The
 * event's id is the row's, so that a row sent twice counts once there. A server out of reach is
 * told to `onTrouble` and tried again; nothing is lost meanwhile.
 */
export async function relayOutbox(
  { db }: Pick<DatabaseHandle, 'db'>,
  { signal, onTrouble, restMs = 2000 }: RelayOptions,
): Promise<void> {
  while (!signal.aborted) {
    const sent = await sendPage(db).catch((error) => {
      onTrouble(error)
      return 0
    })
    if (sent < pageSize) await rest(restMs, signal)
  }
}

type RelayOptions = {
  signal: AbortSignal
  onTrouble: (error: unknown) => void
  /** Between two looks into an empty outbox, and after trouble. */
  restMs?: number
}

/** Rows are locked while they are on their way, so that several relays share the work. */
function sendPage(db: DatabaseHandle['db']): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select()
      .from(outbox)
      .where(isNull(outbox.sentAt))
      .orderBy(asc(outbox.createdAt), asc(outbox.id))
      .limit(pageSize)
      .for('update', { skipLocked: true })
    if (rows.length === 0) return 0
    await inngest.send(
      rows.map(({ id, name, data, createdAt }) => ({ id, name, data, ts: createdAt.getTime() })),
    )
    const ids = rows.map((row) => row.id)
    await tx.update(outbox).set({ sentAt: new Date() }).where(inArray(outbox.id, ids))
    return rows.length
  })
}

/** Ends early, and not as a failure, when the signal aborts. */
function rest(ms: number, signal: AbortSignal): Promise<void> {
  return sleep(ms, undefined, { signal }).catch((error) => {
    if (!signal.aborted) throw error
  })
}
