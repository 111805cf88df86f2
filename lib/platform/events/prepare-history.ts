import { lt, sql } from 'drizzle-orm'
import { outbox } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { addDays } from '@/lib/platform/clock/dates'
import { settings } from '@/lib/platform/env/settings'

/**
 * Makes the partitions of the event history for this month and the two after it, and forgets what
 * was handed over to the jobs longer ago than runs are kept.
 */
export async function prepareHistory(ctx: Ctx): Promise<void> {
  requirePlatformAdmin(ctx)
  await ctx.db.execute(sql`select ensure_event_partitions(${ctx.now.toISOString()}::date, 2)`)
  const oldest = addDays(ctx.now, -settings().LAUREL_RUN_RETENTION_DAYS)
  await ctx.db.delete(outbox).where(lt(outbox.sentAt, oldest))
}
