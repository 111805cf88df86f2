import { generateKeyPairSync } from 'node:crypto'
import { asc, isNull } from 'drizzle-orm'
import { logKeys } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { newId } from '@/lib/platform/ids/ids'
import { seal } from '@/lib/platform/secrets/seal'

export type LogKeyRow = typeof logKeys.$inferSelect

/** The key that signs the log now; undefined before the first checkpoint. */
export async function findLogKey(db: Ctx['db']): Promise<LogKeyRow | undefined> {
  const [row] = await db.select().from(logKeys).where(isNull(logKeys.retiredAt))
  return row
}

/** What the private key is sealed for. */
export const purposeOf = ({ id }: { id: string }) => `log key ${id}`

/** What is known of a log that was begun anew: its number, and what it took over and lost. */
export type NewLog = Pick<LogKeyRow, 'number' | 'firstSize' | 'reason' | 'lost'>

/** Makes a key, unless another has come first: the index lets only one be in use. */
export async function addLogKey(
  db: Ctx['db'],
  now: Date,
  log: NewLog = { number: 1, firstSize: 0, reason: null, lost: [] },
): Promise<LogKeyRow | undefined> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const id = newId()
  // The last 32 bytes of an Ed25519 SPKI are the key (RFC 8410 §4).
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' })
  const [added] = await db
    .insert(logKeys)
    .values({
      ...{ ...log, id, publicKey: raw.toString('base64'), createdAt: now },
      privateKey: seal(pkcs8, purposeOf({ id })),
    })
    .onConflictDoNothing()
    .returning()
  return added
}

/** All of the log's keys, each of which is a log of its own: the first log first. */
export function listLogs(db: Ctx['db']): Promise<LogKeyRow[]> {
  return db.select().from(logKeys).orderBy(asc(logKeys.number))
}
