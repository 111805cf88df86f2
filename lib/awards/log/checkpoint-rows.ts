import { desc, eq } from 'drizzle-orm'
import { logCheckpoints } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'

export type CheckpointRow = typeof logCheckpoints.$inferSelect

/** The newest checkpoint; undefined while the log is empty. */
export async function newestCheckpoint(db: Ctx['db']): Promise<CheckpointRow | undefined> {
  const [row] = await db.select().from(logCheckpoints).orderBy(desc(logCheckpoints.size)).limit(1)
  return row
}

export async function checkpointAt(
  db: Ctx['db'],
  size: number,
): Promise<CheckpointRow | undefined> {
  const [row] = await db.select().from(logCheckpoints).where(eq(logCheckpoints.size, size))
  return row
}
