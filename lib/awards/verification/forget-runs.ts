import { eq, lte } from 'drizzle-orm'
import { verificationRuns } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { storage } from '@/lib/platform/storage/storage'
import { filesOf, reportKey } from './run-rows'

/** Forgets the runs whose time is over: files first, then rows. Answers how many. Jobs. */
export async function forgetRuns(ctx: Ctx): Promise<number> {
  requirePlatformAdmin(ctx)
  const over = await ctx.db
    .select({ id: verificationRuns.id })
    .from(verificationRuns)
    .where(lte(verificationRuns.forgetAt, ctx.now))
  for (const { id } of over) {
    for await (const { key } of storage().list(filesOf(id))) await storage().delete(key)
    await storage().delete(reportKey(id))
    await ctx.db.delete(verificationRuns).where(eq(verificationRuns.id, id))
  }
  return over.length
}
