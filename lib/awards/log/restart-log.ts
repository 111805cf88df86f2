import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { logKeys } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { SetupError } from '@/lib/platform/errors/errors'
import { change } from '@/lib/platform/events/change'
import { readCheckpoint } from '@/lib/proof/transparency/checkpoint'
import { noteText } from '@/lib/proof/transparency/note'
import { logOrigin, numberIn } from './address'
import { checkpointAt, newestCheckpoint } from './checkpoint-rows'
import { keepCheckpoint } from './keep-checkpoint'
import { openCheckpoint } from './kept-checkpoint'
import { addLogKey, findLogKey, listLogs } from './key-rows'
import { openLogKey } from './load-log-key'
import { recordLeaves } from './record-leaves'
import { sequenceNext } from './sequence-log'
import { toldOf } from './told-of'
import { type KeptNote, readStoredNotes } from './verify/marks'
import { verifyAgainst } from './verify-log'

export const restartInput = z.object({ reason: z.string().trim().min(1).max(500) })

/** The new log: its name, how many entries it took over, and the most of which it is known that there were. */
export type Restarted = { name: string; kept: number; lost: number }

/**
 * Begins the log anew where it is shut for good: storage has checkpoints that this database, an older
 * copy, does not go on from, or its key opens no more. The next log has another name and key. It takes
 * over the tree of what the database holds, place for place, since cut-offs of keys and earlier proofs
 * name places; its first leaf of its own says what it took over and what was lost. `alongside` is done in
 * the same transaction. SetupError where the log is not shut, and where the database is not whole in
 * itself. Platform admins.
 */
export async function restartLog(
  ctx: Ctx,
  input: z.input<typeof restartInput>,
  alongside: (tx: Transaction) => Promise<void> = async () => undefined,
): Promise<Restarted> {
  requirePlatformAdmin(ctx)
  const { reason } = restartInput.parse(input)
  const { bad } = await verifyAgainst(ctx, [])
  if (bad) {
    throw new SetupError(
      `The database is not what its own log says, and a new log would only repeat it: ${bad.table}, ${bad.id}, ${bad.what}.`,
    )
  }
  const lost = await findLost(ctx.db, await readStoredNotes())
  if (lost.length === 0 && (await isOpen(ctx.db))) {
    throw new SetupError('The transparency log is not shut: there is no reason to begin it anew.')
  }
  const { note, ...restarted } = await begin(ctx, { reason, lost, alongside })
  await keepCheckpoint(ctx.db, note)
  return restarted
}

/** The checkpoints outside the database that it does not go on from, and of which no log tells yet. */
async function findLost(db: Ctx['db'], kept: readonly KeptNote[]): Promise<string[]> {
  const logs = await listLogs(db)
  const keys = logs.map(({ publicKey }) => Buffer.from(publicKey, 'base64'))
  const lost: string[] = []
  for (const { note } of kept) {
    if (logs.some((log) => log.lost.includes(note))) continue
    const said = openCheckpoint(note, keys)
    const own = said && (await checkpointAt(db, said.size))
    if (!said || own?.rootHash !== said.root.toString('hex')) lost.push(note)
  }
  return lost
}

/** Whether the log's key, where it has one, still signs. */
async function isOpen(db: Ctx['db']): Promise<boolean> {
  const key = await findLogKey(db)
  try {
    if (key) openLogKey(key)
    return true
  } catch (error) {
    if (error instanceof SetupError) return false
    throw error
  }
}

type Beginning = { reason: string; lost: string[]; alongside: (tx: Transaction) => Promise<void> }

function begin(ctx: Ctx, { reason, lost, alongside }: Beginning) {
  return change(ctx, async (tx, record) => {
    await alongside(tx)
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('laurel.log-sequencer'))`)
    const before = await findLogKey(tx)
    if (before) {
      await tx.update(logKeys).set({ retiredAt: ctx.now }).where(eq(logKeys.id, before.id))
    }
    const said = lost.flatMap((note) => readCheckpoint(noteText(note)) ?? [])
    const numbers = said.map(({ origin }) => numberIn(origin))
    const number = 1 + Math.max(before?.number ?? 0, ...numbers)
    const firstSize = (await newestCheckpoint(tx))?.size ?? 0
    const log = await addLogKey(tx, ctx.now, { number, firstSize, reason, lost })
    if (!log) throw new Error('another log was begun at the same time')
    const payload = { kind: 'log-restarted' as const, ...toldOf(log) }
    const leaf = { kind: payload.kind, issuerId: null, subjectId: log.id, payload }
    await recordLeaves(tx, [leaf], ctx.now)
    const signer = openLogKey(log)
    // All that waits, so that the first checkpoint of the new log has the leaf that tells of it.
    const made = await sequenceNext(tx, { signer, now: ctx.now, limit: Number.MAX_SAFE_INTEGER })
    if (!made) throw new Error('the new log has no leaf')
    const data = { number }
    await record({ name: 'log/restarted', issuerId: null, subjectIds: [log.id], data })
    const sizes = said.map(({ size }) => size)
    const kept = { name: logOrigin(number), kept: firstSize }
    return { ...kept, lost: Math.max(firstSize, ...sizes), note: made.note }
  })
}
