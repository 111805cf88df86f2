import { inArray } from 'drizzle-orm'
import { artefacts } from '@/db/schema'
import type { Ctx } from '@/lib/platform/access/context'
import { requirePlatformAdmin } from '@/lib/platform/access/policy'
import { storage } from '@/lib/platform/storage/storage'

const hour = 3_600_000

/**
 * Removes the files of certificates that are older than an hour and have no row: a crash came
 * between the two. Answers how many were removed.
 */
export async function sweepFiles(ctx: Ctx): Promise<number> {
  requirePlatformAdmin(ctx)
  const files = storage()
  let removed = 0
  let keys: string[] = []
  for await (const { key, modifiedAt } of files.list('certificates/')) {
    if (ctx.now.getTime() - modifiedAt.getTime() < hour) continue
    keys.push(key)
    if (keys.length < 500) continue
    removed += await removeOrphans(ctx, keys)
    keys = []
  }
  removed += await removeOrphans(ctx, keys)
  await files.tidy?.(ctx.now)
  return removed
}

async function removeOrphans(ctx: Ctx, keys: string[]): Promise<number> {
  if (keys.length === 0) return 0
  const rows = await ctx.db
    .select({ key: artefacts.storageKey })
    .from(artefacts)
    .where(inArray(artefacts.storageKey, keys))
  const known = new Set(rows.map((row) => row.key))
  const orphans = keys.filter((key) => !known.has(key))
  for (const key of orphans) await storage().delete(key)
  return orphans.length
}
